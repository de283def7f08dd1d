"""How long is it, in hours, days or weeks, and does a sentence say that a mail is tried for so long?"""

import re
from collections.abc import Iterator
from datetime import timedelta

UNIT = (
    r"(hour|day|week|minute|stunde|tag|heure|jour|hora|d[ií]a|ora|ore|giorn|uur|dag|час|д[неі]"
    r"|時間|日|分|小时|小時|天|시간|일"
    r"|godzin|dni|hodin|dn[yůí]|timm|timer|tunti|tunnin|päiv|óra|órá|nap|saat|gün|годин|ώρ|ημέρ|μέρ|zile|jam|hari"
    r"|giờ|ngày|ชั่วโมง|วัน|ساع|يوم|أيام|שעות|ימים)"
)
SPAN = r"(\d{1,3})\s?\(?(?:more |further )?" + UNIT
_HOURS = {
    "week": 168, "day": 24, "tag": 24, "jour": 24, "día": 24, "dia": 24, "giorn": 24, "dag": 24, "дн": 24, "де": 24,
    "日": 24, "天": 24, "일": 24, "minute": 1 / 60, "分": 1 / 60, "ді": 24, "dni": 24, "dny": 24, "dnů": 24, "dní": 24,
    "päiv": 24, "nap": 24, "gün": 24, "ημέρ": 24, "μέρ": 24, "zile": 24, "hari": 24, "ngày": 24, "วัน": 24, "يوم": 24,
    "أيام": 24, "ימים": 24,
}  # fmt: skip
_ALSO = re.compile(r"[a-z]{0,4},?\s?(?:(?:and|und|et|y|e|en)\s)?(\d{1,2})\s?" + UNIT, re.IGNORECASE)
_FOR_SO_LONG = re.compile(
    r"(?:\b(?:für|weitere|nächsten|prochaine?s|pr[oó]xim[ao]s|prossim[ei]|por|komende|gedurende|przez|jeszcze|ještě|dobu"
    r"|ytterligare|yderligere|ytterligere|vielä|további|următoare\w*|timp de|течение|протягом|ещ[её]|ще|для|για|selama"
    r"|trong)\s|อีก ?|لمدة |במשך |[在将將] ?)(?:noch |les |weitere |kolejne |nog )?(?<![\d.,])"
    + SPAN
    + r"|(?<![\d.,])" + SPAN + r"\w{0,4}\s?(?:lang|lagi|nữa|boyunca|daha|süreyle|ajan|동안|内|內|以内)"
    + r"|(?<![\d.,])" + SPAN + r"ig\b",
    re.IGNORECASE,
)  # fmt: skip
_TRYING = re.compile(
    r"versuch|essa[iy]|tentati|intent|riprov|tentar|probe[er]|pog[io]ng|prób|pokus|zkouš|zkus|försök|forsøg|forsøk|yrit"
    r"|kísérl|próbál|dene[mny]|попыт|пыта|спроб|намага|προσπαθ|προσπάθ|încerc|mencoba|upaya|thử|พยายาม|尝试|嘗試|重试"
    r"|重試|시도|재전송|محاول|לנסות|ננסה|ניסיונ",
    re.IGNORECASE,
)
_BOUNDS = (". ", "。", "\n")
_MOST_TRIES, _LONGEST = 8, 300


def of(found: re.Match[str]) -> tuple[timedelta, int]:
    """How long that is, with the smaller units behind it (one day, nineteen hours …), and where its words end."""
    text, hours = found.string, 0.0
    number, unit = _of(found)
    while True:
        hours += int(number) * unit
        end = found.end()
        also = _ALSO.match(text, end)
        if also is None or _of(also)[1] >= unit:
            return timedelta(hours=hours), end
        found = also
        number, unit = _of(found)


def ahead(text: str) -> Iterator[timedelta]:
    """How long sentences of ``text`` say that a mail is tried on, in languages that have no pattern of their own."""
    for _, trying in zip(range(_MOST_TRIES), _TRYING.finditer(text), strict=False):
        start = max(text.rfind(bound, max(0, trying.start() - _LONGEST), trying.start()) for bound in _BOUNDS) + 1
        ends = [end for bound in _BOUNDS if (end := text.find(bound, trying.end(), trying.end() + _LONGEST)) >= 0]
        found = _FOR_SO_LONG.search(text, start, min(ends, default=trying.end() + _LONGEST))
        if found:
            yield of(found)[0]


def _of(found: re.Match[str]) -> tuple[str, float]:
    """The number, and how many hours its unit has."""
    number, unit = [group for group in found.groups() if group]
    return number, _HOURS.get(unit.lower(), 1)
