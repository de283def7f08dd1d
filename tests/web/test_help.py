"""Help for those who keep the knowledge, and for nobody else."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_tells_editors_how_to_keep_the_knowledge(kei_client: Client, ada_client: Client) -> None:
    assert "Keeping the knowledge" in kei_client.get("/help/").content.decode()
    assert "Keeping the knowledge" not in ada_client.get("/help/").content.decode()


@pytest.mark.usefixtures("edition")
def test_leads_editors_to_pages_that_exist(kei_client: Client) -> None:
    text = kei_client.get("/help/").content.decode().split('id="knowledge"', 1)[1]
    found = re.findall(r'href="(/knowledge/[^"]+)"', text)
    assert len(found) == 3
    assert {kei_client.get(path).status_code for path in found} == {200}
