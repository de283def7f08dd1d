"""The Japanese catalogue: complete for the project, and strict about what is missing."""

import gettext
import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from diagnostics.management import catalog

CODE = """
from django.utils.translation import gettext as _, ngettext, gettext_lazy
a = _("Save %(name)s")
b = ngettext("%(count)d file", "%(count)d files", 3)
c = gettext_lazy("Unused here")
"""
TEMPLATE = """{% translate "Inbox" %}{% blocktranslate with name=x %}Hello {{ name }}{% endblocktranslate %}
{% blocktranslate count number=n %}{{ number }} ticket{% plural %}{{ number }} tickets{% endblocktranslate %}"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("bounceportal", "diagnostics", "templates"):
        (tmp_path / folder).mkdir()
    (tmp_path / "diagnostics" / "code.py").write_text(CODE)
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    return tmp_path


def translate(project: Path, **texts: str) -> None:
    merged = catalog.merge(project)
    for message in merged:
        if message.id:
            said = texts.get("all", "訳")
            message.string = said if isinstance(message.id, str) else (said,)
    catalog.write(project, merged)


class TestGathering:
    def test_finds_texts_of_code_and_templates(self, project: Path) -> None:
        found = {message.id for message in catalog.gather(project) if message.id}
        assert found == {
            "Save %(name)s",
            ("%(count)d file", "%(count)d files"),
            "Unused here",
            "Inbox",
            "Hello %(name)s",
            ("%(number)s ticket", "%(number)s tickets"),
        }


class TestFaults:
    def test_name_a_text_that_is_not_in_the_catalogue_and_where_it_is(self, project: Path) -> None:
        fault = next(fault for fault in catalog.faults(project) if fault.text == "Inbox")
        assert (fault.place, "not in the catalogue" in fault.reason) == ("templates/page.html", True)

    def test_name_a_text_that_is_not_translated(self, project: Path) -> None:
        catalog.write(project, catalog.merge(project))
        assert {fault.reason for fault in catalog.faults(project)} == {"not translated"}

    def test_name_a_translation_that_lost_its_placeholder(self, project: Path) -> None:
        translate(project)
        faults = {fault.text: fault.reason for fault in catalog.faults(project)}
        assert faults["Save %(name)s"] == faults["Hello %(name)s"] == "translated with other placeholders"
        assert "Inbox" not in faults

    def test_name_a_text_that_is_no_longer_used(self, project: Path) -> None:
        translate(project)
        (project / "templates" / "page.html").unlink()
        assert "no longer used" in {fault.reason for fault in catalog.faults(project)}


class TestMerging:
    def test_keeps_translations_drops_what_is_unused_and_guesses_nothing(self, project: Path) -> None:
        translate(project)
        (project / "templates" / "page.html").write_text('{% translate "Inboxes" %}')
        merged = catalog.merge(project)
        assert merged["Unused here"].string == "訳"
        assert not merged["Inboxes"].string
        assert "Inbox" not in merged

    def test_twice_changes_nothing(self, project: Path) -> None:
        translate(project)
        before = catalog.path_in(project).read_bytes()
        catalog.write(project, catalog.merge(project))
        assert catalog.path_in(project).read_bytes() == before


class TestCompiling:
    def test_makes_what_gettext_reads(self, project: Path) -> None:
        translate(project)
        with catalog.compile_catalog(project).open("rb") as file:
            said = gettext.GNUTranslations(file)
        assert said.gettext("Inbox") == "訳"
        assert said.ngettext("%(count)d file", "%(count)d files", 2) == "訳"


class TestTheProject:
    def test_is_translated_completely(self) -> None:
        assert [str(fault) for fault in catalog.faults(settings.BASE_DIR)] == []


class TestCommand:
    def test_check_passes_or_fails_with_the_texts(self, project: Path, settings: pytest.FixtureRequest) -> None:
        settings.BASE_DIR = project
        said = io.StringIO()
        with pytest.raises(CommandError, match="6 texts need a translator"):
            call_command("messages", check=True, stderr=said)
        assert "templates/page.html: not in the catalogue" in said.getvalue()
        translate(project, all="訳 %(name)s %(count)d %(number)s")
        (project / "diagnostics" / "code.py").write_text("")
        (project / "templates" / "page.html").write_text('{% translate "Inbox" %}')
        call_command("messages", stdout=io.StringIO())
        translate(project)
        call_command("messages", check=True, stdout=said)
        assert "All texts are translated." in said.getvalue()

    def test_compiles_only_when_asked(self, project: Path, settings: pytest.FixtureRequest) -> None:
        settings.BASE_DIR = project
        translate(project)
        before = catalog.path_in(project).read_bytes()
        call_command("messages", compile=True)
        assert catalog.path_in(project).with_suffix(".mo").exists()
        assert catalog.path_in(project).read_bytes() == before
