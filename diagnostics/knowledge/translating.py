"""Which texts of a page are not in their language yet?"""

import re

from diagnostics.knowledge.pages import LANGUAGES, Page, Text

TEXTS = ("name", "summary", "staff", "customer", "question")
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
_QUOTED = 10
"""One in so many characters of an English text may be Japanese."""


def untranslated(page: Page) -> tuple[str, ...]:
    """The texts of ``page`` that are missing or in the other language: ``staff.en``."""
    texts: dict[str, Text | None] = {name: getattr(page, name) for name in TEXTS}
    return tuple(
        f"{name}.{language}"
        for name, text in texts.items()
        if text is not None
        for language in LANGUAGES
        if not is_in(language, text)
    )


def newly_untranslated(before: Page, after: Page) -> tuple[str, ...]:
    """Those of ``after`` that are not translated and were in ``before``."""
    known = untranslated(before)
    return tuple(place for place in untranslated(after) if place not in known)


def is_in(language: str, text: Text) -> bool:
    """Whether ``text`` is there in ``language`` and written in it; English texts may quote some Japanese words."""
    written = text.written(language)
    japanese = len(_JAPANESE.findall(written))
    if language == "ja":
        return japanese > 0
    return bool(written) and written != text.ja and japanese <= len(written) // _QUOTED
