"""Who sent a mail, though a list put its own address in From."""

import pytest

from diagnostics.notices import asker, message

LIST = "From: 'Ada' via Desk <desk@example.jp>\nList-Id: <desk.example.jp>\n"


@pytest.mark.parametrize(
    ("header", "address"),
    [
        (LIST + "Reply-To: Ada <ada@example.org>\n", "ada@example.org"),
        (LIST + "X-Original-From: Ada <ada@example.org>\nReply-To: desk@example.jp\n", "ada@example.org"),
        (LIST + "Reply-To: desk@example.jp, ada@example.org\n", "ada@example.org"),
        (LIST + "Reply-To: DESK@example.jp\n", "desk@example.jp"),
        (LIST, "desk@example.jp"),
        ("From: Ada via Desk <desk@example.jp>\nReply-To: ada@example.org\n", "desk@example.jp"),
        ("From: Ada <ada@example.jp>\nList-Id: <desk.example.jp>\nReply-To: desk@example.jp\n", "ada@example.jp"),
        ("Subject: x\n", ""),
    ],
)
def test_is_the_sender_whom_the_list_kept(header: str, address: str) -> None:
    assert asker.of(message.parse(f"{header}\nHello\n".encode())) == address
