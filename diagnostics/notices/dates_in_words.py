"""Which time does a sentence name with the day first, or with its month in words of Europe?"""

import re
from datetime import UTC, datetime, timedelta

from diagnostics.notices import dates

_MONTHS = (
    r"jan|gen|ene|янв|sty|led|січ|oca|ιαν",
    r"f[ée]v|feb|фев|lut|úno|лют|şub|φεβ",
    r"m[aä]r|maa?r|мар|бер|bře|μαρ|márc",
    r"a[pv]r|abr|апр|kwi|dub|квіт|nis|απρ|ápr",
    r"ma[iyjg]|ма[йя]|трав|květ|máj|μα[ΐι]",
    r"jun|juin|giu|июн|cze|červn|черв|haz|ιουν|jún",
    r"jul|juil|lug|июл|lip|červen|лип|tem|ιουλ|júl",
    r"aug|ao[uû]|ago|авг|sie|srp|серп|ağu|αυγ",
    r"sep|set|сен|wrz|zář|вер|eyl|σεπ|szep",
    r"o[kc]t|out|ott|окт|paź|říj|жов|eki|οκτ",
    r"nov|ноя|lis|лист|kas|νοε",
    r"de[czs]|dic|дек|gru|pro|груд|ara|δεκ",
)
_MONTH = "|".join(f"(?P<m{number}>{names})" for number, names in enumerate(_MONTHS, 1))
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?:[./-](?P<month>\d{1,2})[./-]"
    rf"|(?:\.|er|º|°)?\s(?:de\s)?(?:{_MONTH})[^\W\d_]{{0,8}}\.?\s(?:de\s)?)"
    r"(?P<year>\d{4})(?:[^\d\n]{1,14}(?P<hour>\d{1,2})[:h.](?P<minute>\d\d)(?::(?P<second>\d\d))?)?",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:\b(?:bis|jusqu['’]?|até|hasta|fino|tot|до|do(?= ?\d| dn)|til|till|έως|μέχρι|până|sampai|đến|hingga)"
    r"|期限|締切|締め切り|截止|마감|기한|まで)[^\d\n]{0,16}",
    re.IGNORECASE,
)
_MOST_TRIES = 20


def until(text: str, zone: timedelta) -> datetime | None:
    """The first time that ``text`` names as the end of something, in UTC; None where it names none."""
    for _, found in zip(range(_MOST_TRIES), _UNTIL.finditer(text), strict=False):
        at = parsed(text[found.end() : found.end() + 60], zone=zone)
        if at:
            return at
    return None


def parsed(value: str, *, zone: timedelta) -> datetime | None:
    """The time in UTC with which ``value`` begins; one without a zone counts as one of ``zone``."""
    found = _DAY_FIRST.match(value)
    if found is None:
        return dates.iso(value, zone=zone)
    if found["hour"] is None:
        return None
    month = found["month"] or next(number for number in range(1, 13) if found[f"m{number}"])
    hour, minute, second = (int(part or 0) for part in found.group("hour", "minute", "second"))
    try:
        told = datetime(int(found["year"]), int(month), int(found["day"]), hour, minute, second, tzinfo=UTC)
        return told - dates.zone_behind(value, found.end(), zone)
    except (ValueError, OverflowError):
        return None
