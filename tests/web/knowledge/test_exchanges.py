"""An edition leaves as a file and comes in as drafts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from diagnostics import editions
from diagnostics.editions import drafting, exchange
from diagnostics.knowledge.causes import Cause
from diagnostics.models import DraftPage, Edition
from tests.knowledge import books
from tests.web.knowledge import forms

pytestmark = pytest.mark.django_db

IMPORT = "/knowledge/import/"


def give(client: Client, raw: bytes, **sent: str) -> str:
    file = SimpleUploadedFile("knowledge.toml", raw)
    return client.post(IMPORT, {"file": file, **sent}, follow=True).content.decode()


def changed(edition: Edition) -> bytes:
    name = editions.book(edition).page(Cause.MAILBOX_FULL).name.en
    return exchange.export(edition).replace(f'en = "{name}"'.encode(), b'en = "Box is full"', 1)


def test_is_exported_as_a_download(ada_client: Client, edition: Edition) -> None:
    response = ada_client.get(reverse("desk:export", args=[edition.number]))
    assert response["Content-Disposition"] == 'attachment; filename="knowledge-edition-1.toml"'
    assert exchange.read(response.content)[0].cause == Cause.ADDRESS_UNKNOWN


class TestImport:
    def test_makes_drafts_of_what_differs(self, kei_client: Client, edition: Edition) -> None:
        assert "1 page became a draft." in give(kei_client, changed(edition))
        assert drafting.open_page(Cause.MAILBOX_FULL).page.name.en == "Box is full"

    @pytest.mark.parametrize(
        ("raw", "said"),
        [
            (b"\xff\xfe", "cannot be read as TOML"),
            (b"format = 'other'", "is no edition of the knowledge"),
            (b"format = 'bounceportal-knowledge'\nversion = 1", "holds no pages"),
            (b"format = 'bounceportal-knowledge'\nversion = 1\n[pages.flu]\n", "flu: There is no such cause"),
        ],
    )
    def test_of_what_is_unsound_takes_nothing_in(
        self, kei_client: Client, edition: Edition, raw: bytes, said: str
    ) -> None:
        text = give(kei_client, raw)
        assert "Nothing was taken in" in text
        assert said in text
        assert not DraftPage.objects.exists()

    def test_asks_before_it_overwrites_a_draft(self, kei_client: Client, edition: Edition) -> None:
        kei_client.post("/knowledge/mailbox-full/edit/", forms.article(name_en="My own"))
        assert "would be overwritten" in give(kei_client, changed(edition))
        assert drafting.open_page(Cause.MAILBOX_FULL).page.name.en == "My own"
        give(kei_client, changed(edition), overwrite="yes")
        assert drafting.open_page(Cause.MAILBOX_FULL).page.name.en == "Box is full"

    def test_names_page_rule_and_field_of_a_fault_as_the_forms_do(self, kei_client: Client, edition: Edition) -> None:
        name = editions.book(edition).page(Cause.MAILBOX_FULL).name.en
        for broken, said in (
            ((b'slug = "quota-words"', b'slug = "quota-words"\nspeed = 3'), "rule quota-words › speed: No such field"),
            (
                (b'slug = "quota-words"', b'slug = "quota-words"\nstatuses = ["7"]'),
                "rule quota-words › Status: “7” cann",
            ),
            ((b'clock = "3d"', b'clock = "soon"'), "We look again: “soon” cannot stand here"),
            ((b'clock = "3d"', b"clock = 3"), "We look again: This is of another kind"),
            ((b'clock = "3d"', b'colour = "red"'), "colour: No such field is known"),
        ):
            text = give(kei_client, exchange.export(edition).replace(*broken, 1))
            assert f"Nothing was taken in. {name} › {said}" in text
            assert '<small class="detail" lang="en">mailbox-full' in text
        assert not DraftPage.objects.exists()

    def test_names_the_rules_where_they_are_no_list(self, kei_client: Client, edition: Edition) -> None:
        head, tables = books.HEAD.split("[", 1)
        page = f"[pages.greylisted]\nrules = 3\n{head}[{tables}".replace("\n[", "\n[pages.greylisted.")
        raw = f'format = "{exchange.FORMAT}"\nversion = {exchange.VERSION}\n{page}'
        assert "› Rules: This is of another kind" in give(kei_client, raw.encode())

    def test_without_a_file_says_so(self, kei_client: Client, edition: Edition) -> None:
        assert "Choose a file first." in kei_client.post(IMPORT).content.decode()
