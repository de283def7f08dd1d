"""Which sample bounces can people try without having one at hand?"""

from pathlib import Path

SAMPLES = ("address-unknown", "mailbox-full", "authentication-failed")
_FOLDER = Path(__file__).resolve().parent.parent / "samples"
_PERSON = b"@@person@@"


class UnknownSample(Exception):
    """There is no sample of that name."""


def for_person(name: str, person: int) -> bytes:
    """The sample ``name`` with a Message-ID of this person's own: each person's first try is no duplicate."""
    if name not in SAMPLES:
        raise UnknownSample(name)
    return (_FOLDER / f"{name}.eml").read_bytes().replace(_PERSON, str(person).encode())
