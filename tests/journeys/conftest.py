"""A real browser, a real server and real workers, for journeys through the whole portal."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import redis
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from diagnostics.models import Edition, User

ROOT = Path(__file__).resolve().parent.parent.parent
WORKERS = 2
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop in the thread that also asks the database


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "journey: drives a real Chromium; leave out with -m 'not journey'")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """The system's own Chromium; without it journeys are skipped, loudly."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("No Chromium here: install it (Debian: apt-get install chromium) to test in a browser.")
    return {"executable_path": chromium, "args": ["--no-sandbox", "--disable-background-networking"]}


@pytest.fixture
def browser_context_args() -> dict[str, object]:
    """A desk's wide screen, in English unless a test says otherwise."""
    return {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", "reduced_motion": "reduce"}


@pytest.fixture(scope="class")
def workers(django_db_setup: None) -> Iterator[None]:
    """Two worker processes of their own, on the database and queue of the test."""
    name = str(connection.settings_dict["NAME"])
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    environment = {**os.environ, "DATABASE_URL": address, "REDIS_URL": settings.REDIS_URL}
    with redis.Redis.from_url(settings.REDIS_URL) as queue:
        queue.flushdb()
    command = [sys.executable, "-W", "ignore", "manage.py", "worker"]
    started = [subprocess.Popen(command, cwd=ROOT, env=environment) for _ in range(WORKERS)]
    yield
    for process in started:
        process.terminate()
    for process in started:
        process.wait(timeout=20)


OVERTAKEN = ("htmx:sendAbort", "htmx:afterRequest")
"""What htmx writes of a request that the next keystroke replaced; one that failed is a ``responseError`` besides."""


@dataclass
class Console:
    """What the browser complained about; ``expect`` what a journey provokes on purpose."""

    complaints: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=lambda: [*OVERTAKEN])

    def expect(self, part: str) -> None:
        self.expected.append(part)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    @property
    def unexpected(self) -> list[str]:
        return [each for each in self.complaints if not any(part in each for part in self.expected)]


@pytest.fixture
def console() -> Console:
    return Console()


@pytest.fixture
def page(context: BrowserContext, console: Console) -> Iterator[Page]:
    """A page whose console must stay empty."""
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.on("console", console.hear)
    page.on("pageerror", lambda error: console.complaints.append(f"script: {error}"))
    yield page
    assert console.unexpected == []


@dataclass
class Portal:
    """The running portal as one person's browser sees it."""

    page: Page
    url: str

    def open(self, path: str) -> None:
        self.page.goto(f"{self.url}{path}")

    def enter_as(self, user: User) -> None:
        """Be signed in, without the way through the form."""
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        self.page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.url}])


@pytest.fixture
def portal(page: Page, live_server: LiveServer, edition: Edition) -> Portal:
    return Portal(page=page, url=live_server.url)
