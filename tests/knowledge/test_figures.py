"""Are the sizes in a reply read with their units, and nothing else taken for one?"""

import pytest

from diagnostics.knowledge import figures
from tests.pace import within

KB = 1024
MB = 1024 * KB
GB = 1024 * MB


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("552 5.3.4 Message size exceeds fixed limit of 10485760 bytes", 10_485_760),
        ("552 5.3.4 Message size exceeds fixed limit of 10,485,760 bytes", 10_485_760),
        ("552 Message too large, maximum size is 25M", 25 * MB),
        ("552 message exceeds 35882577 bytes", 35_882_577),
        ("552 5.3.4 Message is too large; 15000000 bytes max", 15_000_000),
        ("552 5.3.4 maximum message size (26214400)", 26_214_400),
        ("552 size limit exceeded (max 30MB)", 30 * MB),
        ("552 exceeded storage allocation; 104857600 limit", 104_857_600),
        ("Your message exceeded the 25 MB limit", 25 * MB),
        ("552-5.2.2 over quota (mailbox quota 250MB, 251MB used)", 250 * MB),
        ("user has exceeded his 2,048 MB quota", 2048 * MB),
        ("quota: 2 GB", 2 * GB),
        ("quota: 1.024 GB", int(1.024 * GB)),
        ("maximum 20480 kilobytes", 20_480 * KB),
        ("Nachricht zu groß, Grenze: 1,5 MB", int(1.5 * MB)),
        ("Nachricht zu groß: maximal 10.240 KB", 10_240 * KB),
        ("taille maximale 10 Mo", 10 * MB),
        ("limite de 20 000 000 octets", 20_000_000),
        ("размер превышает 25 МБ", 25 * MB),
        ("邮件大小超过限制 50M", 50 * MB),
        ("메일 용량 제한 20MB 초과", 20 * MB),
        ("メールサイズの上限は 10MB です", 10 * MB),
        ("最大メッセージ サイズは 10240 KB", 10_240 * KB),
        ("メールサイズの上限(１０ＭＢ)を超えています", 10 * MB),
        ("10MBを超えるメールは受信できません", 10 * MB),
        ("10メガバイト以内でお送りください", 10 * MB),
        ("552 size exceeds 20MB per message", 20 * MB),
    ],
)
def test_a_limit_is_read_with_its_unit(text, limit):
    assert figures.limit(text) == limit


@pytest.mark.parametrize(
    ("text", "size", "limit"),
    [
        ("Message size 38.2 MB exceeds size limit 20 MB of remote server", int(38.2 * MB), 20 * MB),
        ("message size 41943041 exceeds size limit 20480000 of server mx.example.jp", 41_943_041, 20_480_000),
        ("The maximum message size that's allowed is 35 MB. This message is 49 MB.", 49 * MB, 35 * MB),
        ("メッセージの最大サイズは 10 MB です。このメッセージは 15 MB です。", 15 * MB, 10 * MB),
        ("523 Message length (12345678 bytes) exceeds administrative limit(10000000)", 12_345_678, 10_000_000),
        ("The message is 38.2 MB, more than the 20 MB that are allowed", int(38.2 * MB), 20 * MB),
    ],
)
def test_the_size_of_the_mail_is_told_from_the_limit(text, size, limit):
    assert (figures.size(text), figures.limit(text)) == (size, limit)


@pytest.mark.parametrize(
    "text",
    [
        "550 5.1.1 user unknown",
        "452 too many recipients, limit 100",
        "452 4.5.3 Too many recipients, limit 2000 recipients",
        "450 4.7.1 limit of 5000 messages per day exceeded",
        "552 too large",
        "host mx1.limit.example[203.0.113.10250] said",
        "message size 20 exceeds limit 10",
    ],
)
def test_other_numbers_are_no_sizes(text):
    assert (figures.limit(text), figures.size(text)) == (None, None)


@pytest.mark.parametrize("filler", ["550 ", "1,000,", "limit 1 ", "quota ", "size 1 exceeds "])
def test_a_reply_made_to_cost_much_costs_little(filler):
    text = filler * 2_000
    with within(0.5):
        assert (figures.limit(text), figures.size(text)) is not None
