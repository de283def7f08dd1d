"""Is it known where a text leads?"""

import pytest

from diagnostics.knowledge import linking
from diagnostics.knowledge.causes import Cause


class TestAnArticle:
    @pytest.mark.parametrize(
        "target",
        [
            "/knowledge/mailbox-full/",
            "/knowledge/",
            "/codes/",
            "/codes/552/",
            "https://example.com/x",
            "mailto:postmaster@example.com",
        ],
    )
    def test_leads_to_pages_of_the_knowledge_and_out(self, target: str) -> None:
        assert linking.targets(f"See **[it]({target})**.") == (target,)
        assert linking.astray(f"See [it]({target}).") == ()

    @pytest.mark.parametrize(
        "target",
        [
            "/knowledge/flu/",
            "/knowledge/mailbox-full",
            "mailbox-full",
            "/tickets/3/",
            "/codes/9.9.9/",
            "#top",
            "//a.jp/",
        ],
    )
    def test_leads_nowhere_else(self, target: str) -> None:
        assert linking.astray(f"- See [it]({target} 'title').\n\n[ref]\n\n[ref]: {target}") == (target,)

    def test_names_the_causes_to_which_it_leads(self) -> None:
        text = "[a](/knowledge/mail-loop/) [b](/codes/) [c](/knowledge/unclear/) [d](/knowledge/mail-loop/)"
        assert linking.causes(text) == (Cause.MAIL_LOOP, Cause.UNCLEAR)

    def test_in_code_does_not_lead_anywhere(self) -> None:
        assert linking.targets("`[a](/knowledge/flu/)`") == ()


class TestATextForOutsiders:
    @pytest.mark.parametrize(
        "text",
        [
            "See [it](/knowledge/mailbox-full/).",
            "See [it](mailbox-full).",
            "See https://portal.example/knowledge/mailbox-full/ there.",
            "See /tickets/12/ there.",
        ],
    )
    def test_may_not_lead_into_the_portal(self, text: str) -> None:
        assert linking.inward(text)

    @pytest.mark.parametrize("text", ["See https://example.com/knowledge/base/1.", "[it](https://example.com/)", "1/2"])
    def test_may_lead_elsewhere(self, text: str) -> None:
        assert linking.inward(text) == ()
