"""Do the documents say what is there?"""

import re
from pathlib import Path

import pytest

from diagnostics.knowledge.causes import Cause

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
VARIABLE = re.compile(r"(?:env\.)?(?:text|flag|number|words)\(\"([A-Z_]+)\"")
TARGET = re.compile(r"^([a-z]+):.*## ", re.MULTILINE)
NOT_FOR_PEOPLE = {"BOUNCEPORTAL_BOOT"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    targets = [document.parent / target for target in LINK.findall(document.read_text())]
    assert [target for target in targets if not target.exists()] == []


def test_every_setting_is_explained() -> None:
    sources = [*(ROOT / "bounceportal").rglob("*.py")]
    read = {name for path in sources for name in VARIABLE.findall(path.read_text())}
    explained = (ROOT / "docs" / "operations.md").read_text()
    assert sorted(name for name in read - NOT_FOR_PEOPLE if f"`{name}`" not in explained) == []


def test_every_make_target_that_a_document_names_exists() -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text()))
    named = {name for path in DOCUMENTS for name in re.findall(r"`make ([a-z]+)", path.read_text())}
    assert named <= targets


def test_every_command_that_a_document_names_exists() -> None:
    commands = {path.stem for path in (ROOT / "diagnostics" / "management" / "commands").glob("*.py")}
    known = commands | {"portal", "createsuperuser", "changepassword", "migrate", "check", "shell"}
    named = {name for path in DOCUMENTS for name in re.findall(r"manage\.py ([a-z_]+)", path.read_text())}
    assert named <= known


def test_the_two_commands_stand_at_the_top_of_the_readme() -> None:
    beginning = (ROOT / "README.md").read_text()[:300]
    assert beginning.index("make run") < beginning.index("make test")


def test_the_number_of_causes_in_the_readme_is_true() -> None:
    assert f"one of {len(Cause)} causes" in (ROOT / "README.md").read_text()
