"""bob gives bounces in the browser and watches them; ada reads the ticket."""

from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from diagnostics.models import Submission, User
from tests import mails
from tests.journeys.conftest import Console, Portal

ORDINARY = b"From: hanako@example.com\r\nTo: sato@example.jp\r\nSubject: Lunch\r\n\r\nShall we have lunch at noon?\r\n"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20

DROP = """([target, files]) => {
  const transfer = new DataTransfer();
  for (const [name, text] of files) transfer.items.add(new File([text], name, {type: "message/rfc822"}));
  for (const type of ["dragenter", "dragover", "drop"]) {
    document.querySelector(target).dispatchEvent(
      new DragEvent(type, {dataTransfer: transfer, bubbles: true, cancelable: true}));
  }
}"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five files: two failures, one of them twice, an ordinary mail, a picture."""
    files = {
        "first.eml": mails.bounce(number=1),
        "second.eml": mails.bounce(number=2),
        "later.eml": mails.bounce(number=1),
        "lunch.eml": ORDINARY,
        "photo.png": PICTURE,
    }
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    return tmp_path


@pytest.mark.usefixtures("workers")
class TestBobRegisters:
    def test_files_that_he_chooses_and_watches_them(self, portal: Portal, page: Page, bob: User, folder: Path) -> None:
        portal.enter_as(bob)
        portal.open("/upload/")
        page.get_by_label("Choose files").set_input_files(sorted(folder.iterdir()))
        page.wait_for_url("**/batches/*/")
        expect(page.get_by_text("5 of 5 done").last).to_be_visible(timeout=20_000)
        expect(page.locator("#batch-summary")).to_contain_text("5 of 5 done")
        expect(page.get_by_role("row", name="later.eml")).to_contain_text("Duplicate")
        expect(page.get_by_role("row", name="lunch.eml")).to_contain_text("Not a failure notice")
        expect(page.get_by_role("row", name="photo.png")).to_contain_text("Cannot be read")
        expect(page.get_by_role("row", name="first.eml").get_by_role("link", name="#")).to_be_visible()
        ticket = page.get_by_role("row", name="first.eml").get_by_role("link", name="#").get_attribute("href")
        assert page.get_by_role("row", name="later.eml").get_by_role("link", name="#").get_attribute("href") == ticket
        page.reload()
        expect(page.get_by_text("5 of 5 done").last).to_be_visible()

    def test_files_that_he_drops_anywhere(self, portal: Portal, page: Page, bob: User) -> None:
        portal.enter_as(bob)
        portal.open("/upload/")
        page.evaluate(DROP, ["h1", [[f"{n}.eml", mails.bounce(number=n).decode()] for n in range(45)]])
        page.wait_for_url("**/batches/*/")
        expect(page.get_by_text("45 of 45 done").last).to_be_visible(timeout=40_000)
        assert Submission.objects.filter(state=Submission.State.ANALYZED).count() == 45

    def test_files_that_ada_drops_on_her_inbox(self, portal: Portal, page: Page, ada: User) -> None:
        portal.enter_as(ada)
        portal.open("/")
        page.evaluate(DROP, ["h1, main", [["dropped.eml", mails.bounce(number=7).decode()]]])
        page.wait_for_url("**/batches/*/")
        expect(page.get_by_role("row", name="dropped.eml")).to_contain_text("Diagnosed", timeout=20_000)

    def test_the_text_of_an_error(self, portal: Portal, page: Page, bob: User) -> None:
        portal.enter_as(bob)
        portal.open("/upload/")
        page.get_by_label("Source of the mail").fill(
            "<taro@example.com>: 550 5.1.1 <taro@example.com>: Recipient address rejected: User unknown"
        )
        page.get_by_role("button", name="Register the text").click()
        expect(page.get_by_text("1 of 1 done").last).to_be_visible(timeout=20_000)
        expect(page.get_by_role("row", name="Pasted text").get_by_role("link", name="#")).to_be_visible()

    def test_a_sample_and_ada_reads_the_ticket(self, portal: Portal, page: Page, bob: User, ada: User) -> None:
        portal.enter_as(bob)
        portal.open("/upload/")
        page.get_by_role("button", name="Wrong address").click()
        link = page.get_by_role("row", name="address-unknown.eml").get_by_role("link", name="#")
        link.wait_for(timeout=20_000)
        ticket = link.get_attribute("href")
        portal.enter_as(ada)
        portal.open(str(ticket))
        main = page.get_by_role("main")
        expect(main).to_contain_text("keiri@midori-kensetsu.example.com")
        expect(main.locator("mark").first).to_contain_text("User unknown")


class TestWithoutWorkers:
    def test_the_page_says_that_nobody_reads(self, portal: Portal, page: Page, bob: User, valkey: object) -> None:
        portal.enter_as(bob)
        portal.open("/upload/")
        page.get_by_role("button", name="Mailbox full").click()
        expect(page.get_by_text("no worker is running")).to_be_visible()
        expect(page.get_by_role("row", name="mailbox-full.eml")).to_contain_text("Queued")

    def test_the_row_moves_by_itself_once_the_state_does(
        self, portal: Portal, page: Page, bob: User, valkey: object
    ) -> None:
        portal.enter_as(bob)
        portal.open("/upload/")
        page.get_by_role("button", name="Mailbox full").click()
        expect(page.get_by_role("row", name="mailbox-full.eml")).to_contain_text("Queued")
        Submission.objects.update(state=Submission.State.READING, leased_until=timezone.now())
        expect(page.get_by_role("row", name="mailbox-full.eml")).to_contain_text("Reading")
        Submission.objects.update(state=Submission.State.UNREADABLE, reason="not-mail", leased_until=None)
        expect(page.get_by_role("row", name="mailbox-full.eml")).to_contain_text("This is not an e-mail.")
        expect(page.locator("#batch-summary")).to_contain_text("1 of 1 done")
        expect(page.locator("#batch-progress[hx-trigger]")).to_have_count(0)


class TestAnUploadThatBreaks:
    def test_keeps_the_files_and_sends_them_again(
        self, portal: Portal, page: Page, bob: User, folder: Path, console: Console, valkey: object
    ) -> None:
        console.expect("ERR_FAILED")
        portal.enter_as(bob)
        portal.open("/upload/")
        page.route("**/upload/part/", lambda route: route.abort())
        page.get_by_label("Choose files").set_input_files([folder / "first.eml"])
        expect(page.get_by_role("alert")).to_contain_text("could not be reached")
        page.unroute("**/upload/part/")
        page.get_by_role("button", name="Send the rest again").click()
        page.wait_for_url("**/batches/*/")
        assert Submission.objects.get().filename == "first.eml"
