"""axe finds nothing to mend, on any page of the doors, in either theme."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page

from diagnostics import analysis, intake
from diagnostics.models import Submission, User
from tests import mails
from tests.journeys.conftest import Console, Portal

PAGES = {
    "upload": "/upload/",
    "batch": "/batches/{batch}/",
    "submissions": "/submissions/",
    "submission": "/submissions/{submission}/",
    "inbox": "/",
    "ticket": "/tickets/{ticket}/",
    "codes": "/codes/",
    "code": "/codes/x.7.1/",
    "search of codes": "/codes/?q=5.1.1",
    "ask": "/ask/?code=550&words=Unknown%20user&recipient=taro@docomo.ne.jp",
    "settings": "/settings/",
    "second factor": "/accounts/2fa/",
    "sessions": "/accounts/sessions/",
    "password": "/accounts/password/change/",
    "help": "/help/",
    "nothing": "/nothing/",
}


@pytest.fixture
def numbers(bob: User, edition: object) -> dict[str, int]:
    """A batch with a diagnosed, a duplicate and an unreadable file."""
    now = timezone.now()
    batch = intake.open_batch(by=bob, now=now)
    for raw in (mails.bounce(number=1), mails.bounce(number=1), b""):
        given = intake.receive(raw=raw, channel=Submission.Channel.BROWSER, by=bob, batch=batch, now=now)
        analysis.analyze(given.pk, now=now)
    first = batch.submissions.order_by("id")[0]
    return {"batch": batch.pk, "submission": given.pk, "ticket": first.deliveries.get().ticket_id or 0}


class TestAxeFindsNothing:
    @pytest.mark.parametrize("name", PAGES)
    def test_signed_in(
        self, portal: Portal, page: Page, ada: User, numbers: dict[str, int], name: str, console: Console
    ) -> None:
        if name == "nothing":
            console.expect("404")
        portal.enter_as(ada)
        portal.open(PAGES[name].format(**numbers))
        assert in_both_themes(page) == []

    @pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/password/reset/"])
    def test_before_signing_in(self, portal: Portal, page: Page, path: str) -> None:
        portal.open(path)
        assert in_both_themes(page) == []


def in_both_themes(page: Page) -> list[str]:
    """What axe would mend, with theme and elements."""
    found = []
    for theme in ("light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        violations = Axe().run(page).response["violations"]
        found += [f"{theme}: {each['id']}: {[node['html'][:120] for node in each['nodes']]}" for each in violations]
    return found
