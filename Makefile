# What can be done with Bounceportal. `make` alone lists it.

PYTHON ?= python3
PORT ?= 8000
SMTP_PORT ?= 2525
WORKERS ?= 2
TESTERS ?= 2
COUNT ?= 50000
PY := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run setup dev browser test check lint bench fuzz messages lock
MAKEFLAGS += --no-print-directory

help:  ## list what can be done
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

run: setup  ## start the portal with its demo cast (PORT=8000 SMTP_PORT=2525 WORKERS=2)
	@$(PY) manage.py portal --demo --port $(PORT) --smtp-port $(SMTP_PORT) --workers $(WORKERS)

setup:  ## make the environment only
	@$(PYTHON) scripts/environment.py run

dev:
	@$(PYTHON) scripts/environment.py dev

browser:
	@$(PYTHON) scripts/environment.py browser

test: dev browser  ## run all tests on real services (TESTERS=2 at once)
	@$(PY) -m pytest -n $(TESTERS) --cov --cov-report=term

check: lint  ## format, lint, types, contracts, migrations, translations, settings, then all tests
	@$(PY) scripts/check.py
	@$(MAKE) test

lint: dev  ## format, lint, types and import contracts only
	@$(PY) -m ruff format --check --quiet .
	@$(PY) -m ruff check --quiet .
	@$(PY) -m mypy --no-error-summary
	@.venv/bin/lint-imports --no-logo

bench: dev  ## measure reading, matching and the whole path
	@$(PY) -m benchmarks

fuzz: dev  ## read damaged mails, 50,000 of them (COUNT=50000)
	@$(PY) -m benchmarks.mutations $(COUNT)

messages: dev  ## gather the texts to translate and compile the translations
	@$(PY) manage.py messages

lock: dev  ## resolve the dependencies anew into both lock files
	@$(PY) -m uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		--upgrade pyproject.toml -o requirements.lock
	@$(PY) -m uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		--upgrade --group dev -c requirements.lock -o requirements-dev.lock
