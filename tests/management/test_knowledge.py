"""The knowledge by command."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from diagnostics import editions
from diagnostics.editions import goldens
from diagnostics.knowledge import loading
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Edition, User
from tests.factories import NOW, DeliveryFactory, TicketFactory


def knowledge(*words: object) -> str:
    said = StringIO()
    call_command("knowledge", *map(str, words), stdout=said)
    return said.getvalue()


class TestCheck:
    def test_finds_the_shipped_book_sound_without_a_database(self) -> None:
        said = knowledge("check")
        assert said.startswith("Sound: 32 pages")
        assert "Not translated" not in said

    def test_names_what_is_not_translated(self, tmp_path: Path) -> None:
        for page in loading.SHIPPED.glob("*.toml"):
            (tmp_path / page.name).write_bytes(page.read_bytes())
        path = tmp_path / "mailbox-full.toml"
        path.write_text(path.read_text().replace('en = "Mailbox full"', ""))
        assert "Not translated yet:\n  mailbox-full: name.en" in knowledge("check", tmp_path)

    def test_names_page_and_rule_of_a_fault(self, tmp_path: Path) -> None:
        for page in loading.SHIPPED.glob("*.toml"):
            (tmp_path / page.name).write_bytes(page.read_bytes())
        assert "32 pages" in knowledge("check", tmp_path)
        path = tmp_path / "mailbox-full.toml"
        path.write_text(path.read_text().replace('slug = "quota-words"', 'slug = "quota-words"\nspeed = 3'))
        with pytest.raises(CommandError, match="mailbox-full/quota-words: speed"):
            knowledge("check", tmp_path)


@pytest.mark.django_db
class TestTravelling:
    def test_an_edition_goes_out_comes_in_and_is_published(self, edition: Edition, kei: User, tmp_path: Path) -> None:
        path = tmp_path / "book.toml"
        assert "Edition 1" in knowledge("export", "--output", path)
        assert "32 pages" in knowledge("check", path)
        path.write_text(path.read_text().replace('clock = "3d"', 'clock = "4d"'))
        assert "mailbox-full" in knowledge("import", path, "--by", "KEI@example.jp")
        assert "Edition 2" in knowledge("publish", "--by", kei.email, "--note", "four days")
        assert (editions.current().note, editions.current().published_by) == ("four days", kei)

    def test_an_edition_is_written_to_standard_output(self, edition: Edition) -> None:
        assert 'format = "bounceportal-knowledge"' in knowledge("export", "--edition", 1)

    def test_samples_that_would_go_wrong_are_named(self, edition: Edition, kei: User, tmp_path: Path) -> None:
        ticket = TicketFactory()
        DeliveryFactory(ticket=ticket, diagnostic="Mailbox full", status="", reply_code=None, dialect="")
        [sample] = goldens.add_from_correction(ticket=ticket, cause=Cause.MAILBOX_FULL, proof="", by=kei, now=NOW)
        path = tmp_path / "book.toml"
        knowledge("export", "--output", path)
        greedy = '[[pages.mailbox-disabled.rules]]\nslug = "x"\npatterns = ["mailbox full"]\nspecificity = 99\n'
        path.write_text(
            path.read_text().replace(
                "[[pages.mailbox-disabled.rules]]",
                f'{greedy}examples = ["mailbox full"]\n\n[[pages.mailbox-disabled.rules]]',
                1,
            )
        )
        knowledge("import", path, "--by", kei.email)
        with pytest.raises(CommandError, match=f"{sample.pk}: mailbox-full → mailbox-disabled"):
            knowledge("publish", "--by", kei.email)
        assert "Edition 2" in knowledge("publish", "--by", kei.email, "--acknowledge", sample.pk)

    def test_a_page_without_its_translation_comes_in_and_is_published_when_named(
        self, edition: Edition, kei: User, tmp_path: Path
    ) -> None:
        path = tmp_path / "edition.toml"
        knowledge("export", "--output", path)
        path.write_text(path.read_text().replace('en = "Mailbox full"\n', "", 1))
        knowledge("import", path, "--by", kei.email)
        with pytest.raises(CommandError, match=r"mailbox-full: name\.en"):
            knowledge("publish", "--by", kei.email)
        assert "Edition 2" in knowledge("publish", "--by", kei.email, "--untranslated", "mailbox-full")
        assert editions.page(Cause.MAILBOX_FULL).name.within("en") == "受信ボックスが一杯"

    def test_what_cannot_be_done_is_said_in_a_sentence(self, edition: Edition, kei: User, tmp_path: Path) -> None:
        (tmp_path / "none.toml").write_text("x = 1")
        for words in (
            ("export", "--edition", 9),
            ("import", tmp_path / "none.toml", "--by", kei.email),
            ("import", tmp_path / "missing.toml", "--by", kei.email),
            ("publish", "--by", kei.email),
            ("publish", "--by", "nobody@example.jp"),
        ):
            with pytest.raises(CommandError):
                knowledge(*words)
