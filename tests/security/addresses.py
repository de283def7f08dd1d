"""Every address of the portal's own pages, with arguments that exist."""

from collections.abc import Iterator, Mapping

from django.urls import URLPattern, URLResolver, reverse

from diagnostics.web.urls import urlpatterns


def addresses(numbers: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Name and address of each page; ``numbers`` are those of the rows."""
    for pattern in _patterns(urlpatterns):
        name = pattern.name or ""
        yield name, reverse(f"desk:{name}", args=[_value(name, part, numbers) for part in pattern.pattern.converters])


def _patterns(found: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in found:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns)
        else:
            yield pattern


def _value(name: str, part: str, numbers: Mapping[str, int]) -> object:
    if part == "number":
        return 1 if name in ("edition", "export", "restore") else numbers["ticket"]
    run = next((word for word in ("backtest", "rediagnosis", "batch") if word in name), "submission")
    known: dict[str, object] = {"pk": numbers[run], "index": 0, "rule": "quota-words", "name": "mailbox-full"}
    return known.get(part, "x.2.2" if name == "code" else "mailbox-full")
