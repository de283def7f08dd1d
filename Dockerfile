# The portal's image: web, worker, scheduler, smtp and prepare differ by their command only (docker-compose.yml).

FROM python:3.11-slim AS packages
COPY requirements.lock .
RUN python -m venv /opt/packages \
    && /opt/packages/bin/pip install --no-cache-dir --require-hashes --no-deps \
       --only-binary :all: --no-binary red-black-tree-mod -r requirements.lock

FROM python:3.11-slim
ENV PATH=/opt/packages/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=bounceportal.settings
RUN useradd --system --uid 10001 --home-dir /srv/bounceportal bounceportal
WORKDIR /srv/bounceportal
COPY --from=packages /opt/packages /opt/packages
COPY manage.py pyproject.toml ./
COPY bounceportal bounceportal
COPY diagnostics diagnostics
COPY templates templates
COPY static static
COPY locale locale
COPY scripts/probe.py scripts/probe.py
RUN SECRET_KEY=only-for-this-step python manage.py prepare --only=static
USER bounceportal
EXPOSE 8000 2525
CMD ["gunicorn", "--config=python:bounceportal.gunicorn", "bounceportal.wsgi"]
