"""Are the lines told that mail programs put above and below a forwarded message?"""

import pytest

from diagnostics.notices import forward_marks
from diagnostics.notices.forward_marks import Claim, Mark


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("---------- Forwarded message ---------", Mark(Claim.FORWARDED, "gmail")),
        ("-------------------- Start of forwarded message --------------------", Mark(Claim.FORWARDED, "")),
        ("------- Forwarded Message -------", Mark(Claim.FORWARDED, "")),
        ("Begin forwarded message:", Mark(Claim.FORWARDED, "apple")),
        ("以下、転送：", Mark(Claim.FORWARDED, "")),
        ("転送メッセージ", Mark(Claim.FORWARDED, "")),
        ("Forwarded by ada", Mark(Claim.FORWARDED, "becky")),
        ("-----Original Message-----", Mark(Claim.ORIGINAL, "outlook")),
        ("-------- Original Message --------", Mark(Claim.ORIGINAL, "")),
        ("_________________", Mark(Claim.RULE, "outlook")),
        ("=====", Mark(Claim.RULE, "")),
        ("Forwarded message handling is explained in the manual", None),
        ("original message", None),
        ("--", None),
        ("", None),
        ("::", None),
        ("-" * 200, None),
        ("---- The following addresses had errors ----", None),
    ],
)
def test_a_line_is_a_mark_or_is_none(line: str, mark: Mark | None) -> None:
    assert forward_marks.read_line(line) == mark


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("--------------------- Original Message Ends --------------------", True),
        ("----- End forwarded message -----", True),
        ("End of forwarded message", False),
        ("-----", False),
        ("-" * 200 + " End forwarded message", False),
    ],
)
def test_the_end_of_a_forwarded_message_is_told(line: str, *, expected: bool) -> None:
    assert forward_marks.ends(line) is expected
