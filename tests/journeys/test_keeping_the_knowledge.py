"""Kei writes a rule out of a puzzling bounce, tries it, publishes it, and goes back."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group
from playwright.sync_api import Browser, Page, expect

from diagnostics import editions
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Edition, Role, Ticket, User
from tests.factories import TicketFactory, UserFactory
from tests.journeys.conftest import Console, Portal
from tests.journeys.test_working_the_desk import PHONE
from tests.web.cases import diagnosed

WORDS = "the basin of this house overflows"
EDITOR = "/knowledge/mailbox-full/edit/"


@pytest.fixture
def publishing(kei: User) -> User:
    kei.groups.add(Group.objects.get_or_create(name=Role.PUBLISHER)[0])
    return kei


@pytest.fixture
def unclear(edition: Edition) -> list[Ticket]:
    """Three tickets with the same reply, which no rule understands."""
    made = []
    for number in range(1, 4):
        text = f"599 {WORDS}, job {number}4F3a9-0012 <taro{number}@example.com>"
        ticket = TicketFactory(cause="unclear", heading="unclear", recipient=f"taro{number}@example.com")
        diagnosis = diagnosed(None, edition, ticket=ticket, text=text, proof=text, cause="unclear", rule="")
        delivery = diagnosis.delivery
        delivery.diagnostic, delivery.status, delivery.reply_code = text, "", None
        delivery.fingerprint = WORDS
        delivery.save()
        made.append(ticket)
    return made


def causes(tickets: list[Ticket]) -> set[str]:
    return {ticket.cause for ticket in Ticket.objects.filter(pk__in=[ticket.pk for ticket in tickets])}


@pytest.mark.usefixtures("workers")
class TestFromAPuzzlingBounceToAnEdition:
    def test_and_back(self, portal: Portal, page: Page, publishing: User, unclear: list[Ticket]) -> None:
        portal.enter_as(publishing)
        self._write_a_rule(portal, page, unclear[-1])
        self._try_it(page)
        self._publish(page)
        self._diagnose_again_and_undo(portal, page, unclear)
        self._restore(portal, page)

    def _write_a_rule(self, portal: Portal, page: Page, ticket: Ticket) -> None:
        portal.open(f"/tickets/{ticket.pk}/")
        page.get_by_role("link", name="New rule from this ticket").click()
        expect(page.get_by_text("It matches and decides.")).to_be_visible()
        page.locator(".beside .evidence").click(click_count=3)
        expect(page.get_by_label("Begin with other words of the reply")).to_have_value(re.compile(WORDS))
        page.get_by_label("Begin with other words of the reply").fill(WORDS)
        page.get_by_role("button", name="Make the pattern anew").click()
        expect(page.get_by_label("Words 1", exact=True)).to_have_value(re.compile("basin"))
        page.get_by_label("Words 1", exact=True).fill("the basin of (")
        page.get_by_label("Kind of words 1").select_option("pattern")
        expect(page.locator("#e-words-0")).to_contain_text("opened and not closed")
        page.get_by_label("Kind of words 1").select_option("phrase")
        page.get_by_label("Words 1", exact=True).fill(WORDS)
        expect(page.locator("#e-words-0")).to_be_empty()
        expect(page.locator(".beside mark")).to_have_text(WORDS)
        expect(page.locator("#m-examples-0")).to_contain_text("matches")
        page.get_by_role("button", name="Another near miss").click()
        page.get_by_label("Near miss 2").fill(f"550 {WORDS}")
        expect(page.locator("#m-near_misses-1")).to_contain_text("matches, but must not")
        page.get_by_label("Near miss 2").fill("550 the basin is empty")
        expect(page.locator("#m-near_misses-1")).to_contain_text("does not match, as it should")
        page.get_by_label("Cause", exact=True).select_option("server-trouble")
        page.get_by_label("Name of the rule").fill("basin-overflows")
        page.get_by_role("button", name="Save the rule").last.click()
        expect(page.get_by_text("The rule is in the draft.")).to_be_visible()

    def _try_it(self, page: Page) -> None:
        page.get_by_role("navigation", name="Knowledge", exact=True).get_by_role("link", name="Past results").click()
        page.get_by_role("button", name="Start").click()
        expect(page.get_by_role("heading", name="Old cause × new cause")).to_be_visible(timeout=30_000)
        expect(page.get_by_role("table", name="Old cause × new cause")).to_contain_text("3")

    def _publish(self, page: Page) -> None:
        page.get_by_role("button", name="On to publishing").click()
        page.get_by_label("Note: what changes, and why?").fill("Basins are understood.")
        page.get_by_role("button", name="Publish", exact=True).click()
        expect(page.get_by_role("heading", name="Edition 2")).to_be_visible()
        expect(page.locator("ins", has_text=WORDS).first).to_be_visible()

    def _diagnose_again_and_undo(self, portal: Portal, page: Page, unclear: list[Ticket]) -> None:
        portal.open("/knowledge/clusters/")
        expect(page.get_by_role("heading", name="3 tickets share this reply")).to_be_visible()
        page.get_by_role("link", name="Diagnose again").last.click()
        page.get_by_role("button", name="Diagnose 3 tickets again").click()
        expect(page.get_by_role("button", name="Undo all of it")).to_be_visible(timeout=30_000)
        assert causes(unclear) == {"server-trouble"}
        page.get_by_role("button", name="Undo all of it").click()
        expect(page.get_by_text("Undone", exact=True)).to_be_visible(timeout=30_000)
        assert causes(unclear) == {"unclear"}

    def _restore(self, portal: Portal, page: Page) -> None:
        portal.open("/knowledge/editions/1/")
        page.get_by_role("button", name="Restore edition 1").click()
        expect(page.get_by_role("heading", name="Edition 3")).to_be_visible()
        assert "basin-overflows" not in [rule.slug for rule in editions.page(Cause.SERVER_TROUBLE).rules]


class TestArticle:
    def test_is_previewed_while_it_is_typed(
        self, portal: Portal, page: Page, kei: User, edition: Edition, console: Console
    ) -> None:
        console.expect("422")
        diagnosed(None, edition, ticket=TicketFactory(recipient="hanako@example.com"))
        portal.enter_as(kei)
        portal.open(EDITOR)
        page.locator("#id_customer_en").fill("Dear {customer}, {recipient} is full.")
        expect(page.locator("#preview")).to_contain_text("hanako@example.com is full.")
        page.locator("#id_customer_en").fill("Dear {custumer}")
        page.get_by_role("button", name="Save the draft").click()
        expect(page.get_by_text("There is no placeholder {custumer}")).to_be_visible()
        expect(page.locator("#id_customer_en")).to_have_value("Dear {custumer}")

    def test_is_translated_side_by_side_and_saved_before_that(
        self, portal: Portal, page: Page, kei: User, edition: Edition
    ) -> None:
        portal.enter_as(kei)
        portal.open(EDITOR)
        japanese = page.locator("#preview details").nth(1)
        japanese.locator("summary").click()
        page.locator("#id_staff_en").fill("")
        expect(page.locator("#missing-staff_en")).to_have_text("translation missing")
        expect(page.locator("#preview")).to_contain_text("Not written in English yet: this is the text in 日本語.")
        expect(japanese).to_have_attribute("open", "")
        page.get_by_role("button", name="Save the draft").click()
        expect(page.get_by_text("The draft is saved.")).to_be_visible()
        left, right = (page.locator(f"#id_staff_{language}").bounding_box() for language in ("ja", "en"))
        assert left
        assert right
        assert (left["y"], left["height"]) == (right["y"], right["height"])
        page.locator("#id_staff_en").fill("Call [them](/knowledge/unclear/).")
        expect(page.locator("#missing-staff_en")).to_be_empty()
        expect(page.locator("#preview").get_by_role("link", name="them")).to_be_visible()

    def test_of_two_editors_the_second_is_told_and_loses_nothing(
        self, portal: Portal, page: Page, kei: User, edition: Edition, browser: Browser, console: Console
    ) -> None:
        console.expect("409")
        portal.enter_as(kei)
        portal.open(EDITOR)
        page.locator("#id_summary_en").fill("What Kei wrote.")

        rin = UserFactory(first_name="Rin", roles=(Role.EDITOR,))
        context = browser.new_context()
        other = Portal(page=context.new_page(), url=portal.url)
        other.enter_as(rin)
        other.open(EDITOR)
        other.page.locator("#id_name_en").fill("What Rin wrote")
        other.page.get_by_role("button", name="Save the draft").click()
        expect(other.page.get_by_text("The draft is saved.")).to_be_visible()
        context.close()

        page.get_by_role("button", name="Save the draft").click()
        expect(page.get_by_text("Rin saved this page while you were writing.")).to_be_visible()
        expect(page.locator("#id_summary_en")).to_have_value("What Kei wrote.")
        expect(page.locator("del", has_text="What Rin wrote")).to_be_visible()
        page.get_by_role("button", name="Save mine in place of theirs").click()
        expect(page.get_by_text("The draft is saved.")).to_be_visible()

    def test_is_written_without_scripts(
        self, portal: Portal, page: Page, kei: User, edition: Edition, browser: Browser
    ) -> None:
        context = browser.new_context(java_script_enabled=False)
        plain = Portal(page=context.new_page(), url=portal.url)
        plain.enter_as(kei)
        plain.open(EDITOR)
        plain.page.locator("#id_summary_en").fill("Without scripts.")
        plain.page.get_by_role("button", name="Show the preview").click()
        expect(plain.page.locator("#preview")).to_contain_text("Without scripts.")
        plain.page.get_by_role("button", name="Save the draft").click()
        expect(plain.page.get_by_text("The draft is saved.")).to_be_visible()
        plain.open("/knowledge/rules/new/?cause=mailbox-full")
        plain.page.get_by_label("Words 1", exact=True).fill("basin")
        plain.page.get_by_role("button", name="More words").click()
        expect(plain.page.get_by_label("Words 2", exact=True)).to_be_visible()
        expect(plain.page.get_by_label("Words 1", exact=True)).to_have_value("basin")
        context.close()


class TestCorrecting:
    def test_takes_over_the_words_that_are_marked(
        self, portal: Portal, page: Page, ada: User, unclear: list[Ticket]
    ) -> None:
        portal.enter_as(ada)
        portal.open(f"/tickets/{unclear[0].pk}/")
        page.locator(".evidence mark").first.click(click_count=3)
        page.locator("summary", has_text="Correct the cause").click()
        expect(page.get_by_label("The words that prove it")).not_to_be_empty()


PAGES = [
    "", "drafts/", "backtests/", "clusters/", "bench/?ticket={ticket}", "editions/", "editions/1/", "rediagnoses/",
    "coverage/", "accuracy/", "accuracy/mailbox-full/", "publish/", "mailbox-full/", "mailbox-full/edit/",
    "mailbox-full/rules/",
    "mailbox-full/rules/quota-words/", "rules/new/?ticket={ticket}", "import/", "shipped/", "rediagnoses/?which=open",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_runs_out_of_a_phone(
    portal: Portal, page: Page, publishing: User, unclear: list[Ticket], path: str
) -> None:
    portal.enter_as(publishing)
    portal.open(f"/knowledge/{path.format(ticket=unclear[0].pk)}")
    for theme in ("light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
