"""What does a mail quote of an error, for the form in which errors are asked about?"""

from collections.abc import Mapping
from typing import Any

from diagnostics.models import Submission
from diagnostics.notices import html_text, quoted_errors


def fields_of(about: Submission) -> dict[str, str]:
    """The words and the recipient that the first text of ``about`` quotes; empty where it has no text."""
    text = next((_text(part) for part in about.parts if part["text"].strip()), "")
    quoted = quoted_errors.find(text, others={about.sender.lower()})
    return {"code": "", "words": quoted.words, "recipient": quoted.recipient}


def _text(part: Mapping[str, Any]) -> str:
    text: str = part["text"]
    return html_text.to_text(text) if part["content_type"] == "text/html" else text
