"""Is a mail system told from a person, and a forwarded notice from a returned mail?"""

import pytest

from diagnostics.notices import notice_signs
from diagnostics.notices.message import Message, Part

REPLY = "550 5.1.1 <taro@example.jp>: User unknown"


def mail(sender: str = "ada@example.jp", subject: str = "", **fields: str) -> Message:
    others = tuple((name.replace("_", "-"), value) for name, value in fields.items())
    return Message(fields=(("from", sender), ("subject", subject), *others), parts=(Part(path="1"),))


DAEMON = "MAILER-DAEMON@mx.example.com"


@pytest.mark.parametrize(
    ("message", "text", "strength"),
    [
        (mail(), "hello", 0),
        (mail(), REPLY, 1),
        (mail(), "This is an email abuse report for a message from 192.0.2.1", 1),
        (mail(subject="complaint about message from 192.0.2.1"), "", 1),
        (mail(subject="Automatic reply: Order"), "back on Monday", 1),
        (mail(subject="Fwd: Undelivered Mail"), "hello", 2),
        (mail(DAEMON), "hello", 2),
        (mail(DAEMON), REPLY, 3),
        (mail(DAEMON, "failure notice"), "", 3),
        (mail(return_path="<>"), "", 3),
        (mail(x_failed_recipients="taro@example.jp"), "", 3),
        (Message(content_type="multipart/report"), "", 3),
    ],
)
def test_the_more_signs_the_surer(message: Message, text: str, strength: int) -> None:
    assert notice_signs.strength(message, text) == strength


@pytest.mark.parametrize(
    ("outside", "said", "needed"),
    [
        (mail(), "please see", 1),
        (mail(""), "please see", 2),
        (mail(), "the customer's mail could not be delivered", 3),
        (mail(subject="Fwd: x"), "the customer's mail could not be delivered", 1),
        (mail(subject="Fwd: x"), REPLY, 3),
        (mail("postmaster@example.jp", "Fwd: x"), "please see", 1),
        (mail("postmaster@example.jp"), "please see", 3),
        (mail("postmaster@example.jp"), "it could not be delivered", 4),
        (mail("postmaster@example.jp", "Fwd: x", return_path="<>"), "it could not be delivered", 4),
    ],
)
def test_the_more_the_outside_speaks_as_a_notice_the_surer_must_be_the_inside(
    outside: Message, said: str, needed: int
) -> None:
    accepted = [
        strength for strength in range(5) if notice_signs.is_forwarded_notice(strength, outside=outside, said=said)
    ]
    assert min(accepted, default=4) == needed


@pytest.mark.parametrize(
    "subject", ["Fwd: x", "FW: x", "Re: Fwd: x", "転送: x", "WG: x", "[Support] Fwd: x", "Fwd[2]: x"]
)
def test_a_subject_says_that_mail_was_forwarded(subject: str) -> None:
    assert notice_signs.subject_says_forwarded(subject)


@pytest.mark.parametrize("subject", ["x", "Re: x", "Undeliverable: Fwd: x", "Forward: march", ""])
def test_a_subject_says_nothing_of_forwarding(subject: str) -> None:
    assert not notice_signs.subject_says_forwarded(subject)


def test_what_programs_put_before_a_subject_is_taken_off() -> None:
    assert notice_signs.bare_subject("Fwd: RE: 転送: failure notice") == "failure notice"
    assert notice_signs.bare_subject("Reference: x") == "Reference: x"


@pytest.mark.parametrize("field", ["x-autoreply", "x-autorespond"])
def test_a_machine_that_answers_for_a_person_is_told(field: str) -> None:
    assert notice_signs.answers_by_itself(Message(fields=((field, "yes"),)))
    assert notice_signs.answers_by_itself(Message(fields=(("auto-submitted", "auto-replied"),)))
    assert not notice_signs.answers_by_itself(Message(fields=(("auto-submitted", "auto-generated"),)))
