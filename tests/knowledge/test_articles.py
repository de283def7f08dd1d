"""Are the shipped articles complete, plain and kind in both languages?"""

import re
from collections import Counter

import pytest
from markdown_it import MarkdownIt

from diagnostics.knowledge import linking, loading, remedies
from diagnostics.knowledge.causes import Cause, Resend
from diagnostics.knowledge.pages import Page, Text

BOOK = loading.load_book(proven=True)
LANGUAGES = ("ja", "en")
CODE = re.compile(r"(?<![\d.@])(?:[245]\.\d{1,3}\.\d{1,3}|[245]\d\d)(?![\d.]*\d)(?! ?(?:MB|KB|GB|秒|件|通|bytes))")
QUOTED_CODES = re.compile(r"((?:`[^`]+`[、/, ]*)+)(.?)")
JARGON = re.compile(
    r"SMTP|\bSPF\b|DKIM|DMARC|\bMX\b|\bPTR\b|\bTLS\b|\bIP\b|postmaster|RCPT|MTA|Message-ID|リレー|エンベロープ|バウンス|bounce"
)
NO_NEED = {"ja": "送り直しは不要", "en": "need not send again"}
DO_NOT_OPEN = {"ja": ("開かない", "開かず"), "en": ("not open", "not to open")}

pages = pytest.mark.parametrize("article", BOOK.pages, ids=lambda page: str(page.cause))
languages = pytest.mark.parametrize("language", LANGUAGES)


def texts(page: Page) -> list[Text]:
    return [text for text in (page.name, page.summary, page.staff, page.customer, page.question) if text]


@pages
class TestEveryPage:
    def test_is_written_in_japanese_and_in_english(self, article: Page) -> None:
        for text in texts(article):
            assert re.search(r"[ぁ-んァ-ヶ一-龠]", text.ja)
            assert not re.search(r"[ぁ-ん。、]", text.en)

    def test_holds_no_braces_but_placeholders(self, article: Page) -> None:
        for text in texts(article):
            for wording in (text.ja, text.en):
                names = re.findall(r"\{(\w+)\}", wording)
                assert set(names) <= set(remedies.PLACEHOLDERS)
                assert wording.count("{") == wording.count("}") == len(names)

    def test_uses_the_same_words_as_the_others(self, article: Page) -> None:
        for text in texts(article):
            assert not re.search(r"サーバ(?!ー)|フィルタ(?!ー)|メイル|ユーザ(?!ー)|フォルダ(?!ー)", text.ja)
            assert not re.search(r"\be-?mails?\b", text.en, re.IGNORECASE)

    @languages
    def test_says_in_one_sentence_what_happened(self, article: Page, language: str) -> None:
        summary = article.summary.within(language)

        assert summary.endswith("。" if language == "ja" else ".")
        assert "\n" not in summary
        assert 20 <= len(summary) <= 200

    @languages
    def test_gives_the_desk_three_to_seven_steps_after_a_first_sentence(self, article: Page, language: str) -> None:
        staff = article.staff.within(language)
        numbers = [int(number) for number in re.findall(r"^(\d+)\. ", staff, re.MULTILINE)]

        assert numbers == list(range(1, len(numbers) + 1))
        assert 3 <= len(numbers) <= 7
        assert not staff.startswith(("1.", "-", "*", "#"))

    @languages
    def test_is_sound_markdown(self, article: Page, language: str) -> None:
        html = MarkdownIt("js-default").render(remedies.settled(article.staff.within(language), {}))

        assert html.count("<ol>") == 1
        assert html.startswith("<p>")
        assert not re.search(r"\*|`|<h\d|\[\[|\]\]|\]\(|http", html)

    @languages
    def test_explains_to_the_desk_each_code_that_it_quotes(self, article: Page, language: str) -> None:
        for quoted, following in QUOTED_CODES.findall(article.staff.within(language)):
            if CODE.search(quoted):
                assert following in {"（", "("}, quoted


@pages
@languages
class TestTheTextForTheCustomer:
    def test_greets_and_ends_with_an_offer_to_help(self, article: Page, language: str) -> None:
        lines = article.customer.within(language).splitlines()

        assert lines[0] == ("{customer} 様" if language == "ja" else "Dear {customer},")
        assert ("お気軽に" if language == "ja" else "help") in lines[-1]

    def test_names_the_mail_and_the_recipient(self, article: Page, language: str) -> None:
        customer = article.customer.within(language)

        assert ("「{subject}」" if language == "ja" else '"{subject}"') in customer
        assert "{recipient}" in customer

    def test_is_short(self, article: Page, language: str) -> None:
        lines = [line for line in article.customer.within(language).splitlines() if line]

        assert 6 <= len(lines) <= 10
        assert max(map(len, lines)) <= (130 if language == "ja" else 280)

    def test_holds_no_codes_and_no_jargon(self, article: Page, language: str) -> None:
        customer = article.customer.within(language)

        assert not CODE.search(customer)
        assert not JARGON.search(customer)
        assert not re.search(r"[`*#]", customer)

    def test_says_what_to_do_about_sending_again(self, article: Page, language: str) -> None:
        wording = r"お送り|送り直し" if language == "ja" else r"\bsen[dt](?:ing)?\b.{0,80}\b(?:again|once)\b"

        assert re.search(wording, article.customer.within(language), re.IGNORECASE)

    def test_names_another_way_for_urgent_matters(self, article: Page, language: str) -> None:
        wording = r"電話" if language == "ja" else r"phone|contact form"

        assert re.search(wording, article.customer.within(language))

    def test_reads_well_when_nothing_is_known(self, article: Page, language: str) -> None:
        letter = remedies.fill(article.customer.within(language), {}, language=language)

        assert not re.search(r"[{}\[\]]|  ", letter)
        assert not re.search(
            r"様 様|様様|「お送りいただいたメール」|\"your message\"|^your message", letter, re.MULTILINE
        )


class TestLinks:
    @pages
    def test_lead_to_pages_of_the_knowledge_alone(self, article: Page) -> None:
        for text in (article.staff.ja, article.staff.en):
            assert linking.astray(text) == ()
            assert article.cause not in linking.causes(text)

    @pages
    def test_are_the_same_in_both_languages(self, article: Page) -> None:
        assert set(linking.targets(article.staff.ja)) == set(linking.targets(article.staff.en))

    @pages
    def test_are_in_japanese_called_as_the_desk_calls_the_cause(self, article: Page) -> None:
        for name, cause in re.findall(r"「\[([^\]]+)\]\(/knowledge/([a-z-]+)/\)」", article.staff.ja):
            assert name == BOOK.page(Cause(cause)).name.ja

    @pages
    def test_stand_in_no_text_that_others_than_the_desk_read(self, article: Page) -> None:
        for text in (article.name, article.summary, article.customer, article.question):
            assert text is None or linking.inward(text.ja + "\n" + text.en) == ()

    def test_lead_to_every_article_from_another_one(self) -> None:
        """But for the unclear, where nobody is sent."""
        reached = {cause for page in BOOK.pages for cause in linking.causes(page.staff.en)}

        assert set(Cause) - reached == {Cause.UNCLEAR}

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (Cause.ADDRESS_UNKNOWN, Cause.RECIPIENT_FILTER),
            (Cause.IP_BLOCKED, Cause.POOR_REPUTATION),
            (Cause.MAILBOX_FULL, Cause.MESSAGE_TOO_LARGE),
            (Cause.DELIVERY_EXPIRED, Cause.CONNECTION_FAILED),
            (Cause.POLICY_REFUSED, Cause.SECURITY_REFUSED),
        ],
    )
    def test_lead_to_and_fro_between_causes_that_share_their_codes(self, one: Cause, other: Cause) -> None:
        assert other in linking.causes(BOOK.page(one).staff.en)
        assert one in linking.causes(BOOK.page(other).staff.en)


class TestTheBook:
    @languages
    def test_gives_each_cause_a_name_of_its_own(self, language: str) -> None:
        names = Counter(page.name.within(language) for page in BOOK.pages)

        assert max(names.values()) == 1
        assert max(map(len, names)) <= 40

    @languages
    @pytest.mark.parametrize("cause", [Cause.SERVER_TROUBLE, Cause.GREYLISTED])
    def test_tells_not_to_resend_what_is_still_being_tried(self, cause: Cause, language: str) -> None:
        assert NO_NEED[language] in BOOK.page(cause).customer.within(language)

    @languages
    @pytest.mark.parametrize("cause", [Cause.VIRUS_DETECTED, Cause.SPAM_SUSPECTED, Cause.UNCLEAR])
    def test_warns_of_opening_unexpected_notices(self, cause: Cause, language: str) -> None:
        page = BOOK.page(cause)

        for text in (page.staff, page.customer):
            assert any(warning in text.within(language) for warning in DO_NOT_OPEN[language])

    @pytest.mark.parametrize(
        "cause", [Cause.ADDRESS_UNKNOWN, Cause.RECIPIENT_FILTER, Cause.MAILBOX_FULL, Cause.MESSAGE_TOO_LARGE]
    )
    def test_asks_the_question_that_tells_neighbours_apart(self, cause: Cause) -> None:
        question = BOOK.page(cause).question

        assert question
        assert re.search(r"か。|ください。", question.ja)
        assert "?" in question.en

    def test_looks_again_whenever_the_mail_may_be_sent_again_by_itself_or_later(self) -> None:
        waiting = [page for page in BOOK.pages if page.resend in {Resend.AUTOMATIC, Resend.LATER, Resend.SLOWER}]

        assert waiting
        assert all(page.clock for page in waiting)
