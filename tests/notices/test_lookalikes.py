"""Which texts only look like notices?"""

import pytest

from diagnostics.notices import lookalikes

GUIDE = """Messages that you may meet

550 5.1.1 User unknown
The address is misspelt, or nobody uses it any more.

552 5.2.2 Mailbox full
Whoever reads there has to tidy up.

554 5.7.1 Relay access denied
Sign in to your own server before you send.
"""
GUIDE_JA = """550 5.4.1 と出たとき
エラーの意味:受け取り側が閉じています。
対処方法:先方に電話でお確かめください。

451 4.7.1 と出たとき
エラーの意味:しばらく待つように言われています。
"""
COUNTED = (
    "Soft bounces 12\nHard bounces 40\n\n550 5.1.1 nobody there 31\n550 5.7.1 not wanted 9\n452 4.2.2 too much 3\n"
)
SAMPLES = "エラーメールの例1\n宛先が無いとき\nエラーメールの例2\n箱が一杯のとき\n"
TAUGHT = "Status codes\nWhat 5.1.1 says\nMeaning: nobody there\nFix: ask for the address\nMeaning: no more room\n"
PASTED = (
    "<taro@example.jp>: host mx.example.jp[192.0.2.25] said: 550 5.1.1 User unknown (in reply to RCPT TO command)\n"
)
THREE = """<taro@example.jp>: 550 5.1.1 User unknown
<jiro@example.jp>: 552 5.2.2 Mailbox full
<hana@example.jp>: Host or domain name not found
"""


ONE = "550 5.7.1 is one of our status codes. It means that a rule of yours is in the way.\n"
MANY_OF_ONE = f"{TAUGHT}Meaning: ask hana@example.jp\n"


@pytest.mark.parametrize("text", [GUIDE, GUIDE_JA, COUNTED, SAMPLES, TAUGHT, ONE, MANY_OF_ONE])
def test_who_tells_what_different_errors_mean_tells_of_none(text: str) -> None:
    assert lookalikes.explains_errors(text)


@pytest.mark.parametrize(
    "text",
    [
        PASTED,
        THREE,
        f"I get error messages such as this. What does it mean?\n\n{PASTED}",
        f"{PASTED}\nThis status code means that the address does not exist.\n",
        "550 5.1.1 nobody\n550 5.7.1 no\n452 4.2.2 no room\n",
        "Your message was refused with 550 5.7.1, which means that our list does not know you.\n",
    ],
)
def test_a_notice_may_explain_itself(text: str) -> None:
    assert not lookalikes.explains_errors(text)


@pytest.mark.parametrize(
    "text",
    [
        "4 incoming mails wait for you. Click here to read them.",
        "保留中のメールが3件あります。リンクからご確認ください。",
        "You have (7) new messages that were not delivered. Release all",
    ],
)
def test_mail_that_waits_behind_a_link_is_a_lure(text: str) -> None:
    assert lookalikes.lures(text)


@pytest.mark.parametrize(
    "text",
    [
        "Your message was not delivered. Click here for help.",
        "The server holds incoming mail back until tomorrow.",
        "お送りいただいたメールは配信できませんでした。",
    ],
)
def test_a_notice_does_not_promise_mail(text: str) -> None:
    assert not lookalikes.lures(text)


@pytest.mark.parametrize(
    ("text", "is_parcels"),
    [
        ("Your parcel could not be delivered: nobody was at home.", True),
        ("Kurier nie zastał nikogo, przesyłka nie została doręczona.", True),
        ("Zásilku se nepodařilo doručit.", True),
        ("お荷物をお届けできませんでした。", True),
        ("Your message could not be delivered.", False),
        ("Your package was not delivered. 550 5.1.1 no such person", False),
        ("Your package: the mail was not delivered, User unknown", False),
    ],
)
def test_a_parcel_is_no_mail(text: str, is_parcels: bool) -> None:
    assert lookalikes.tells_of_a_parcel(text) is is_parcels
