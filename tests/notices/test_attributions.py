"""Is the line above a quotation understood that names its writer?"""

import pytest

from diagnostics.notices import attributions, quoting


def around(text: str) -> tuple[int, int, tuple[tuple[str, str], ...]]:
    lines = quoting.lines_of(text)
    return attributions.around(lines, next(number for number, line in enumerate(lines) if line.depth))


@pytest.mark.parametrize(
    ("line", "sender"),
    [
        ("On Tue, Nov 10, 2026 at 9:12 AM Ken Sato <ken@example.com> wrote:", "Ken Sato <ken@example.com>"),
        ("On Tue, Nov 10, 2026 at 9:12 AM Mail Delivery Subsystem <\nmailer-daemon@mx.example> wrote:",
         "Mail Delivery Subsystem <mailer-daemon@mx.example>"),
        ("2026年11月10日(火) 9:12 Ken Sato <ken@example.com>:", "Ken Sato <ken@example.com>"),
        ("2026/11/10 9:12、Mail Delivery System <mailer-daemon@mx.example>のメール:",
         "Mail Delivery System <mailer-daemon@mx.example>"),
        ("On 10.11.26 9:12, Mail Delivery System wrote:", "Mail Delivery System"),
        ("2026/11/10 9:12 に Mail Delivery System さんは書きました:", "Mail Delivery System"),
        ("Am 10.11.2026 um 09:12 schrieb: Ken", None),
        ("Ken wrote:", None),
        ("see below", None),
    ],
)  # fmt: skip
def test_names_the_writer(line: str, sender: str | None) -> None:
    above, below, fields = around(f"Please see.\n\n{line}\n\n> quoted\n")
    assert dict(fields).get("From") == sender
    assert below == line.count("\n") + 4
    assert above == (2 if sender or line.endswith("wrote:") else below)


def test_stands_inside_the_quotation_where_apple_mail_puts_it() -> None:
    above, below, fields = around("Look.\n\n> On Nov 10, 2026, at 9:12, Ken <ken@example.com> wrote:\n> \n> quoted\n")
    assert (above, below, fields) == (2, 3, (("From", "Ken <ken@example.com>"),))


def test_is_not_sought_below_the_first_paragraph_of_the_quotation() -> None:
    assert around("> Hello,\n> all,\n>\n> On 10.11.26 9:12, Ken <ken@example.com> wrote:\n>> x\n") == (0, 0, ())


def test_a_quotation_at_the_very_top_has_none() -> None:
    assert around("> quoted\n") == (0, 0, ())


def test_a_line_below_a_mark_may_state_the_writer() -> None:
    lines = quoting.lines_of('10.11.2026, 09:12, "Ken" <ken@example.com>:\nken@example.com\nKen wrote:\n')
    assert attributions.at(lines, 0) == (("From", "Ken <ken@example.com>"),)
    assert attributions.at(lines, 1) == attributions.at(lines, 2) == ()
