"""Is the warning that a gateway puts above mail from outside left out, and nothing that a mail system says?"""

import pytest

from diagnostics.notices import banners
from tests.pace import within

SAID = "Your mail was not delivered.\n\n<taro@example.jp>: 550 unknown\n"


@pytest.mark.parametrize(
    "banner",
    [
        "CAUTION: This email originated from outside of the organization. Do not click links.",
        "[EXTERNAL] Be careful with links\nand attachments.",
        "【社外からのメール】添付ファイルに\nご注意ください。",
        "ACHTUNG: Externe E-Mail! Klicken Sie auf keine Links.",
        "Attention : expéditeur externe. Ne cliquez pas sur les liens.",
        "Precaución: correo externo. No abra enlaces.",
    ],
)
def test_the_warning_is_left_out(banner: str) -> None:
    assert banners.without(f"\n{banner}\n\n{SAID}") == SAID


@pytest.mark.parametrize(
    "text",
    [
        "",
        SAID,
        "From an external sender.\n\nok",
        "Mind the links.\n\nok",
        f"An external sender's attachments: your mail was rejected by policy.\n\n{SAID}",
        "CAUTION: from outside the company, links\n" * 12,
    ],
)
def test_other_paragraphs_stay(text: str) -> None:
    assert banners.without(text) == text


def test_nothing_is_left_of_a_warning_alone() -> None:
    assert banners.without("Caution, external sender!") == ""


@pytest.mark.parametrize("piece", ["\n", " \n", "a\n", " a\n \n"])
def test_a_long_text_is_not_slow(piece: str) -> None:
    with within(1):
        banners.without(piece * 100_000)
