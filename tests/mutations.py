"""How may a mail be damaged on its way? Deterministic: a seed always gives the same damage."""

import random
from collections.abc import Callable, Sequence

_LIMIT = 400_000
_FILLERS = tuple(
    piece.encode()
    for piece in (
        "a", ".", "a.", "-", "1.2.3.4 ", "5.1.1 ", "550 ", "2001:db8::1 ", "10 MB ", "5 days ",
        "1,", " ", "\t", "\u3000", "\n", "\n ", "\n>", "\n--", "> ", "- ", "@", "a@", "<",
        "<a@b.c> ", "<a@b.c>, ", "a@b.c; ", "\na@b.example: ", "'", '"', "(", ")", "[", "{", "|",
        "=", "=?", "=?utf-8?q?a?= ", "&#", "&lt;", "<div>", "<blockquote>", "http://a ",
        "host a.example[1.2.3.4] said: ", "<<< ", ">>> ", "From: a\n", "\nTo: a@b.example, ",
        "On Mon, a wrote:\n", "\n----- Original Message -----\nFrom: ",
        "\nbegin forwarded message:\n", "Mon, 24 Nov 2026 10:00:00 +0900 ",
        "\nDiagnostic-Code: smtp; 550", "\nFinal-Recipient: rfc822; a@b.example", "unknown user ",
        "delivered to: ", "ς", "配信できません ", "宛先", "拒否されました。", "수신자 ", "退回 ",
        "не удалось доставить ", "\x1b$B", "+AGE-",
    )
)  # fmt: skip


def mutate(seed: int, mails: Sequence[bytes]) -> bytes:
    """One of ``mails`` with one to four damages, chosen by ``seed``."""
    chance = random.Random(seed)
    raw = chance.choice(mails)
    for _ in range(chance.randint(1, 4)):
        raw = chance.choice(_DAMAGES)(raw, chance, mails)[:_LIMIT]
    return raw


def _flip_bits(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    data = bytearray(raw)
    for _ in range(chance.randint(1, 40)):
        if data:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def _truncate(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    return raw[: chance.randint(0, len(raw))]


def _behead(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    return raw[chance.randint(0, len(raw)) :]


def _splice(raw: bytes, chance: random.Random, mails: Sequence[bytes]) -> bytes:
    other = chance.choice(mails)
    return raw[: chance.randint(0, len(raw))] + other[chance.randint(0, len(other)) :]


def _repeat(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    start = chance.randint(0, len(raw))
    piece = raw[start : start + chance.randint(1, 400)]
    return raw[:start] + piece * chance.randint(2, 500) + raw[start:]


def _nest_multipart(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    depth = chance.choice((3, 30, 400, 4000))
    heads = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))
    return heads + raw


def _nest_message(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    depth = chance.choice((3, 30, 400, 4000))
    return b"From: a@example.jp\nSubject: Fwd: x\nContent-Type: message/rfc822\n\n" * depth + raw


def _giant_header(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    filler = chance.choice(_FILLERS)
    name = chance.choice((b"Subject", b"From", b"To", b"Received", b"Content-Type", b"Final-Recipient", b"X"))
    return name + b": " + filler * chance.choice((1000, 100_000)) + b"\n" + raw


def _giant_line(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    start = chance.randint(0, len(raw))
    return raw[:start] + chance.choice(_FILLERS) * chance.choice((1000, 30_000)) + raw[start:]


def _stuffed_line(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    """A line – a header field, a field of a report, the line of a recipient – that goes on and on."""
    ends = [place for place, byte in enumerate(raw) if byte == 10] or [len(raw)]
    end = chance.choice(ends)
    return raw[:end] + chance.choice(_FILLERS) * chance.choice((1000, 30_000)) + chance.choice((b"", b"z")) + raw[end:]


def _newlines(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    return raw.replace(b"\r\n", b"\n").replace(b"\n", chance.choice((b"\r", b"\r\n", b"\r\r\n", b"\n\n", b"\0\n")))


def _words(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    """Swaps lines, as a broken gateway would."""
    lines = raw.split(b"\n")
    for _ in range(chance.randint(1, 20)):
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _charsets(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    charset = chance.choice((b"utf-7", b"idna", b"hex", b"rot13", b"x-unknown", b"utf-16", b"iso-2022-jp", b"unicode"))
    for known in (b"utf-8", b"us-ascii", b"iso-2022-jp", b"UTF-8", b"US-ASCII"):
        raw = raw.replace(known, charset)
    return raw


_DAMAGES: tuple[Callable[[bytes, random.Random, Sequence[bytes]], bytes], ...] = (
    _flip_bits,
    _truncate,
    _behead,
    _splice,
    _repeat,
    _nest_multipart,
    _nest_message,
    _giant_header,
    _giant_line,
    _stuffed_line,
    _newlines,
    _words,
    _charsets,
)
