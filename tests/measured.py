"""Which tests is coverage measured in? Those of the code that is held to it; the others run at full speed.

Tracing doubles the time that a page takes, and a page that passes by a branch of the reader does not check it. The
measured tests run first, so that no other has filled a cache before them.
"""

from collections.abc import Iterator

import pytest
from coverage import Coverage

MEASURED = ("tests/notices/", "tests/knowledge/", "tests/test_corpus.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(MEASURED))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    measuring = Coverage.current()
    if measuring is None or item.nodeid.startswith(MEASURED):
        return (yield)
    measuring.stop()
    try:
        return (yield)
    finally:
        measuring.start()
