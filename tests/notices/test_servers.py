"""Which server failed or answered, as sentences in any language name it."""

import pytest

from diagnostics.notices import session
from diagnostics.notices.session import Session

RECIPIENT = "taro@example.de"


@pytest.mark.parametrize(
    ("text", "server"),
    [
        ("Der Mailserver von example.de [192.0.2.5] ist nicht erreichbar.", ("example.de", "192.0.2.5")),
        ("Le serveur mx.example.de ne répond pas.", ("mx.example.de", "")),
        ("l'hôte mx.example.net[192.0.2.91] a répondu : 550 5.1.1", ("mx.example.net", "192.0.2.91")),
        ("相手先メールサーバ (mail.example.de) と通信ができません", ("mail.example.de", "")),
        ("宛先ホスト mx.example.net [192.0.2.9] との通信がタイムアウトしました", ("mx.example.net", "192.0.2.9")),
        ("ホスト mx.example.net[192.0.2.66] の応答: 451 4.3.0", ("mx.example.net", "192.0.2.66")),
        ("mx.example.net 返回: 552 Mailbox is full", ("mx.example.net", "")),
        ("mx.example.de sunucusuna bağlanılamadı", ("mx.example.de", "")),
        ("Verbindung zu mx.example.de verweigert", ("mx.example.de", "")),
        ("(mx3.example.de) unreachable", ("mx3.example.de", "")),
    ],
)
def test_is_known_by_a_word_an_answer_or_its_domain(text, server):
    assert session.remote_in([Session(text)], recipient=RECIPIENT) == server


@pytest.mark.parametrize(
    "text",
    [
        "Der Mailserver smtp.example.net konnte Ihre Nachricht nicht zustellen.",
        "server smtp.example.net, server smtp.example.net, server a, server b, server mx.example.net@example.net",
        "Antwort an hilfe@mail.example.de",
        "siehe https://www.example.de/hilfe und https://mail.example.de/",
        "www.example.de",
        "mail.example.de@example.net",
        ".example.de",
        "Nachricht abgelehnt",
    ],
)
def test_is_not_taken_from_what_is_no_answering_server(text):
    assert session.remote_in([Session(text)], recipient=RECIPIENT) == ("", "")


def test_is_nobody_where_nothing_is_said_or_nobody_is_known():
    assert session.remote_in([], recipient=RECIPIENT) == ("", "")
    assert session.remote_in([Session("Le serveur mx.example.de ne répond pas.")]) == ("", "")
