"""How does a remedy read with a delivery's own values in place of its placeholders?"""

import re
from collections.abc import Mapping

from diagnostics.knowledge.pages import Text

PLACEHOLDERS: Mapping[str, Text] = {
    "customer": Text(ja="お客様", en="customer"),
    "recipient": Text(ja="宛先のアドレス", en="the recipient's address"),
    "domain": Text(ja="宛先のドメイン", en="the recipient's domain"),
    "subject": Text(ja="お送りいただいたメール", en="your message"),
    "sent_on": Text(ja="送信時", en="the time of sending"),
    "code": Text(ja="記載なし", en="not given"),
    "remote_host": Text(ja="受信側のメールサーバ", en="the receiving mail server"),
    "ip": Text(ja="送信元のIPアドレス", en="the sending IP address"),
    "limit": Text(ja="受信側の上限", en="the receiving side's limit"),
    "until": Text(ja="再送の期限", en="the end of the retry period"),
}
"""Each placeholder that a remedy may hold, with the wording that stands in where its value is unknown."""

_PLACEHOLDER = re.compile(r"\{([a-z_]{1,40})\}")


def fill(text: str, values: Mapping[str, str], *, language: str) -> str:
    """``text`` with each placeholder replaced once by its value, or by a neutral wording where that is unknown.

    Braces that name no placeholder stay as they are; so do braces within values.
    """

    def wording(match: re.Match[str]) -> str:
        name = match[1]
        if name not in PLACEHOLDERS:
            return match[0]
        return values.get(name, "").strip() or PLACEHOLDERS[name].within(language)

    return _PLACEHOLDER.sub(wording, text)


def unknown_placeholders(text: str) -> tuple[str, ...]:
    """The names in braces that are no placeholders, each once, in order."""
    return tuple(name for name in dict.fromkeys(_PLACEHOLDER.findall(text)) if name not in PLACEHOLDERS)
