"""All files of the field corpus dropped at once are finished in time; where the corpus is not at hand, skipped."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from diagnostics.models import Submission, User
from tests.journeys.conftest import ROOT, Portal

CORPUS = ROOT.parent / "shared" / "corpus" / "mails" / "cws"
SECONDS = 60

pytestmark = pytest.mark.slow


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the field corpus is not beside the project")
@pytest.mark.usefixtures("workers")
def test_all_files_dropped_at_once_are_finished_within_a_minute(portal: Portal, page: Page, bob: User) -> None:
    files: list[Path] = sorted(path for path in CORPUS.iterdir() if path.is_file())
    portal.enter_as(bob)
    portal.open("/upload/")
    began = time.monotonic()
    page.get_by_label("Choose files").set_input_files(files)
    page.wait_for_url("**/batches/*/", timeout=SECONDS * 1000)
    done = page.locator("#batch-progress").get_by_text(f"{len(files)} of {len(files)} done")
    expect(done).to_be_visible(timeout=SECONDS * 1000)
    assert time.monotonic() - began < SECONDS
    assert not Submission.objects.exclude(state__in=["analyzed", "duplicate", "unreadable"]).exists()
    assert page.locator("tbody tr").count() == len(files)
