"""Which figures does each notation state: the mailbox's use and quota, the limit of a mail, the mail's own size?"""

import pytest

from diagnostics.knowledge import figures, sizes
from diagnostics.knowledge.quotas import Quota, quota

KB = 1024
MB = 1024 * KB
GB = 1024 * MB


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("10 MB", 10 * MB),
        ("10MiB", 10 * MB),
        ("10 MByte", 10 * MB),
        ("10M", 10 * MB),
        ("10 megabytes", 10 * MB),
        ("10 Mo", 10 * MB),
        ("10 Mio", 10 * MB),
        ("10 240 kB", 10 * MB),
        ("10.240 KB", 10 * MB),
        ("10'240 KB", 10 * MB),
        ("10240 Ko", 10 * MB),
        ("10240 KiB", 10 * MB),
        ("10,5 MB", int(10.5 * MB)),
        ("10.5 MB", int(10.5 * MB)),
        ("1.5GB", int(1.5 * GB)),
        ("1,5 Go", int(1.5 * GB)),
        ("1.024 GB", int(1.024 * GB)),
        ("10485760 bytes", 10 * MB),
        ("10485760 Bytes", 10 * MB),
        ("10 485 760 octets", 10 * MB),
        ("10,485,760 bytes", 10 * MB),
        ("10.485.760 bytes", 10 * MB),
        ("10485760バイト", 10 * MB),
        ("10メガ", 10 * MB),
        ("10メガバイト", 10 * MB),
        ("10240キロバイト", 10 * MB),
        ("１０ＭＢ", 10 * MB),
        ("１０メガバイト", 10 * MB),
        ("10 МБ", 10 * MB),
        ("10 Мбайт", 10 * MB),
        ("10485760 байт", 10 * MB),
        ("10485760字节", 10 * MB),
        ("10485760바이트", 10 * MB),
    ],
)
class TestEachNotation:
    def test_is_read_as_a_limit_of_mails(self, notation: str, expected: int) -> None:
        for text in (f"message too large, limit: {notation}", f"メールサイズの上限は{notation}です"):
            assert (figures.limit(text), figures.size(text), quota(text)) == (expected, None, None)

    def test_is_read_as_the_size_of_a_mail(self, notation: str, expected: int) -> None:
        text = f"message size ({notation}) exceeds limit"
        assert figures.size(text) == expected

    def test_is_read_as_a_quota(self, notation: str, expected: int) -> None:
        assert quota(f"mailbox full, quota: {notation}") == Quota(size=expected)
        assert quota(f"メールボックスの容量{notation}を超えています") == Quota(size=expected)

    def test_is_read_as_what_is_used(self, notation: str, expected: int) -> None:
        assert quota(f"mailbox full: {notation} of {notation} used") == Quota(used=expected, size=expected)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Postfach voll: 1,2 GB von 1 GB belegt", Quota(used=int(1.2 * GB), size=GB)),
        ("Le quota de la boîte est dépassé : 512 Mo sur 500 Mo", Quota(used=512 * MB, size=500 * MB)),
        ("La boîte est pleine, utilisé: 512 Mo, limite: 500 Mo", Quota(used=512 * MB, size=500 * MB)),
        ("Buzón lleno: usado 10.240 KB, cuota 10.000 KB", Quota(used=10 * MB, size=10_000 * KB)),
        ("Caixa cheia, usado 1,1 GB, cota 1 GB", Quota(used=int(1.1 * GB), size=GB)),
        ("Casella piena: 101 MB su 100 MB", Quota(used=101 * MB, size=100 * MB)),
        ("Mailbox vol: 101 MB van 100 MB gebruikt", Quota(used=101 * MB, size=100 * MB)),
        ("Ящик переполнен: 101 МБ из 100 МБ", Quota(used=101 * MB, size=100 * MB)),
        ("邮箱已满,已用101MB,上限100MB", Quota(used=101 * MB, size=100 * MB)),
        ("메일함 용량 초과: 사용 101MB / 제한 100MB", Quota(used=101 * MB, size=100 * MB)),
        ("メールボックスの使用量１０１ＭＢ／上限１００ＭＢ", Quota(used=101 * MB, size=100 * MB)),
        ("Das Postfach ist zu 102 % voll", Quota(percent=102)),
        ("La boîte est pleine à 100 %", Quota(percent=100)),
        ("Buzón al 100% de su capacidad", Quota(percent=100)),
        ("受信トレイの使用率は１００％です", Quota(percent=100)),
        ("quota used: 99,5%", Quota(percent=99.5)),
        ("Ящик заполнен на 100%", Quota(percent=100)),
        ("信箱使用率 100%", Quota(percent=100)),
        ("메일함 사용량 100%", Quota(percent=100)),
    ],
)
def test_a_mailbox_is_as_full_as_the_reply_says_in_each_language(text: str, found: Quota) -> None:
    assert quota(text) == found


@pytest.mark.parametrize(
    ("text", "size", "limit"),
    [
        ("Die Nachricht ist 12,5 MB groß, erlaubt sind höchstens 10 MB", None, 10 * MB),
        ("Nachrichtengröße: 12,5 MB, Grenze: 10 MB", int(12.5 * MB), 10 * MB),
        ("Taille du message : 12 Mo, limite : 10 Mo", 12 * MB, 10 * MB),
        ("Tamaño del mensaje: 12 MB, máximo 10 MB", 12 * MB, 10 * MB),
        ("Размер письма 12 МБ превышает лимит 10 МБ", 12 * MB, 10 * MB),
        ("邮件大小为12MB,超过10MB的限制", 12 * MB, 10 * MB),
        ("메일 크기 12MB, 최대 10MB", 12 * MB, 10 * MB),
        ("メールのサイズは１２ＭＢで、上限は１０ＭＢです", 12 * MB, 10 * MB),
        ("your mail is 34 MB; we take 25 MB at most", 34 * MB, 25 * MB),
        ("size 31457280 exceeds 20971520", 31_457_280, 20_971_520),
    ],
)
def test_the_size_of_a_mail_and_the_limit_are_told_apart_in_each_language(
    text: str, size: int | None, limit: int
) -> None:
    assert (figures.size(text), figures.limit(text)) == (size, limit)


def test_full_width_is_plain() -> None:
    assert sizes.plain("１０ＭＢ／") == "10MB/"
