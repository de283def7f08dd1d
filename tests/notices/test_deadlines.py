"""Until when a delayed mail is tried, as the notice's own words tell."""

from datetime import UTC, datetime, timedelta

import pytest

from diagnostics.notices import deadlines, read
from diagnostics.notices.deadlines import Clock
from diagnostics.notices.facts import Action, Delivery

SENT = datetime(2026, 3, 3, 6, 0, tzinfo=UTC)
SINCE = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("It will be retried until it is 5 day(s) old.", SINCE + hours(120)),
        ("Will keep trying until message is 5 days old", SINCE + hours(120)),
        ("The message is kept in the queue for up to 4 days.", SINCE + hours(96)),
        ("Gmail will retry for 46 more hours. You'll be notified", SENT + hours(46)),
        ("Message will be retried for 4 more day(s)", SENT + hours(96)),
        ("We will continue trying to deliver it for another 2 days.", SENT + hours(48)),
        ("Gmail versucht es noch 46 Stunden lang.", SENT + hours(46)),
        ("Gmail réessayera pendant encore 46 heures.", SENT + hours(46)),
        ("Gmail では、あと 46 時間再試行を行います。", SENT + hours(46)),
        ("今後 3 日間、再送を試みます。", SENT + hours(72)),
        (
            "Delivery of this message will be attempted until 3/5/2026 1:21:12 PM (GMT+09:00) Osaka, Sapporo, Tokyo.",
            datetime(2026, 3, 5, 4, 21, 12, tzinfo=UTC),
        ),
        ("will be attempted until 25/3/2026 13:21:12 (UTC-04:30)", datetime(2026, 3, 25, 17, 51, 12, tzinfo=UTC)),
        ("will be attempted until 12/5/2026 12:00 AM (UTC+00:00)", datetime(2026, 12, 5, tzinfo=UTC)),
        ("We keep trying until Thu, 5 Mar 2026 10:00:00 +0900", datetime(2026, 3, 5, 1, tzinfo=UTC)),
        (
            "2026/03/05 1:21:12 (GMT+09:00) 大阪、札幌、東京まで試行されます",
            datetime(2026, 3, 4, 16, 21, 12, tzinfo=UTC),
        ),
    ],
)
def test_the_deadline_is_read_in_each_way_of_telling(text, deadline):
    assert deadlines.told_in(text, Clock(SENT, SINCE)) == deadline


@pytest.mark.parametrize(
    "text",
    [
        "Delivery attempts will continue for some time",
        "Your message could not be delivered for more than 4 hour(s).",
        "will be attempted until 3/5/2026 13:21:12 (GMT+09:00)",
        "will be attempted until 3/45/2026 1:00 PM (GMT+09:00)",
        "try until further notice is given to you",
        "今後 3 日間は休業します。",
    ],
)
def test_what_tells_no_deadline_gives_none(text):
    assert deadlines.told_in(text, Clock(SENT, SINCE)) is None


def test_without_clocks_nothing_can_be_counted_from_them():
    for text in ("retried until it is 5 day(s) old", "will retry for 46 more hours"):
        assert deadlines.told_in(text, Clock(None, None)) is None


def test_only_delays_that_know_no_deadline_take_it():
    known = Delivery(recipient="a@b.example", action=Action.DELAYED, retry_until=SENT)
    failed = Delivery(recipient="c@d.example", action=Action.FAILED)
    delayed = Delivery(recipient="e@f.example", action=Action.DELAYED)
    found = deadlines.completed((known, failed, delayed), "will retry for 2 more hours", Clock(SENT, None))
    assert [one.retry_until for one in found] == [SENT, None, SENT + hours(2)]
    assert deadlines.completed((known, failed), "will retry for 2 more hours", Clock(SENT, None))[0] is known
    assert deadlines.completed((delayed,), "will go on", Clock(SENT, SINCE)) == (delayed,)


def test_a_notice_of_delay_tells_its_deadline():
    notice = read(
        b"From: Mail Delivery System <MAILER-DAEMON@mx.example.net>\nTo: a@sender.example\n"
        b"Subject: Warning: message delayed 4 hours\nDate: Tue, 3 Mar 2026 06:00:00 +0000\n\n"
        b"Your message to <taro@example.jp> has been delayed. We will retry for 2 more days.\n\n"
        b"<taro@example.jp>: connect to mx.example.jp[192.0.2.1]:25: Connection timed out\n"
    )
    assert [one.retry_until for one in notice.deliveries] == [SENT + hours(48)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The server will keep trying for the next 1 days, 19 hours and 50 minutes.", hours(43 + 50 / 60)),
        ("We will retry for 2 more days, 3 times a day.", hours(48)),
        ("We will retry for 3 hours, 2 days at most.", hours(3)),
        ("not delivered for more than 4 hour(s).\nIt will be retried until it is 5 day(s) old.", hours(116)),
    ],
)
def test_smaller_units_and_the_time_already_waited_count(text, told):
    assert deadlines.told_in(text, Clock(SENT, None)) == SENT + told


def test_an_age_counts_from_when_the_notice_says_the_mail_came():
    text = (
        "The original message was received at Tue, 3 Mar 2026 02:00:00 +0000\n\nKeep trying until message is 5 days old"
    )
    assert deadlines.told_in(text, Clock(None, None)) == datetime(2026, 3, 8, 2, tzinfo=UTC)


TOKYO = Clock(SENT, SINCE, hours(9))


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("will be attempted until 3/5/2026 1:21:12 PM", datetime(2026, 3, 5, 4, 21, 12, tzinfo=UTC)),
        ("will be attempted until 3/5/2026 1:21:12 PM (GMT-05:00)", datetime(2026, 3, 5, 18, 21, 12, tzinfo=UTC)),
        ("We keep trying until Thu, 5 Mar 2026 10:00:00", datetime(2026, 3, 5, 1, tzinfo=UTC)),
        ("We keep trying until 2026-03-05 10:00:00 UTC", datetime(2026, 3, 5, 10, tzinfo=UTC)),
        ("2026/03/05 10:00まで再送を試みます", datetime(2026, 3, 5, 1, tzinfo=UTC)),
    ],
)
def test_a_time_without_a_zone_is_one_of_the_notices(text, deadline):
    assert deadlines.told_in(text, TOKYO) == deadline


def test_so_is_when_the_mail_came():
    text = "The original message was received at Tue, 3 Mar 2026 11:00:00\n\nKeep trying until message is 5 days old"
    assert deadlines.told_in(text, Clock(zone=hours(9))) == datetime(2026, 3, 8, 2, tzinfo=UTC)


REPORT = (
    "From: MAILER-DAEMON@mx.example.net\nSubject: Delayed Mail\n{date}MIME-Version: 1.0\n"
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nDelayed.\n"
    "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n{arrival}\n"
    "Final-Recipient: rfc822; taro@example.jp\nAction: delayed\nStatus: 4.4.1\n"
    "Will-Retry-Until: Thu, 5 Mar 2026 10:00:00\n{attempt}\n--b--\n"
)


@pytest.mark.parametrize(
    ("fields", "hour"),
    [
        ({"date": "Date: Tue, 3 Mar 2026 06:00:00 +0900\n"}, 1),
        ({"date": "Date: Tue, 3 Mar 2026 06:00:00 -0500 (EST)\n"}, 15),
        ({"date": "Date: Tue, 3 Mar 2026 06:00:00 +0000\n", "arrival": "Arrival-Date: 3 Mar 2026 06:00:00 +0200\n"}, 8),
        ({"attempt": "Last-Attempt-Date: Tue, 3 Mar 2026 06:00:00 JST\n"}, 1),
        ({"date": "Date: Tue, 3 Mar 2026 06:00:00 -0000\n"}, 10),
        ({}, 10),
    ],
)
def test_a_field_without_a_zone_takes_the_first_that_the_notice_names(fields, hour):
    raw = REPORT.format(**{"date": "", "arrival": "", "attempt": ""} | fields)
    (delivery,) = read(raw.encode()).deliveries
    assert delivery.retry_until == datetime(2026, 3, 5, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Zustellversuche bis zum 28.11.2026 um 10:15 Uhr (MEZ)", datetime(2026, 11, 28, 9, 15, tzinfo=UTC)),
        ("jusqu'au 28 novembre 2026 à 09:30 +0100.", datetime(2026, 11, 28, 8, 30, tzinfo=UTC)),
        ("a tentar até 29/11/2026 09:00 (GMT).", datetime(2026, 11, 29, 9, tzinfo=UTC)),
        ("попытки до 28.11.2026 12:00 (MSK).", datetime(2026, 11, 28, 9, tzinfo=UTC)),
        ("hasta el 2 de diciembre de 2026 a las 10.30", datetime(2026, 12, 2, 1, 30, tzinfo=UTC)),
        ("próby do 1 grudnia 2026 12:00:30", datetime(2026, 12, 1, 3, 0, 30, tzinfo=UTC)),
        ("再送期限: 2026年11月29日 09:12 JST", datetime(2026, 11, 29, 0, 12, tzinfo=UTC)),
        ("2026年11月27日 10時00分(日本時間)まで再送を行います", datetime(2026, 11, 27, 1, tzinfo=UTC)),
        ("bis 2026-11-27 10:00 UTC", datetime(2026, 11, 27, 10, tzinfo=UTC)),
    ],
)
def test_a_deadline_is_read_in_the_order_and_words_of_other_languages(text, deadline):
    assert deadlines.told_in(text, TOKYO) == deadline


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Próby dostarczenia będą kontynuowane przez 3 dni.", hours(72)),
        ("Nya försök görs i ytterligare 2 dagar.", hours(48)),
        ("További 2 napig próbálkozunk.", hours(48)),
        ("Verranno effettuati altri tentativi per le prossime 48 ore.", hours(48)),
        ("Kami akan terus mencoba selama 3 hari;", hours(72)),
        ("3일 동안 재전송을 시도합니다", hours(72)),
        ("Teslim. 2 gün boyunca denenecektir.", hours(48)),
    ],
)
def test_how_long_it_is_tried_on_is_read_in_further_languages(text, told):
    assert deadlines.told_in(text, Clock(SENT, None)) == SENT + told


@pytest.mark.parametrize(
    "text",
    [
        "bis zum 28.11.2026",
        "bis zum 28.13.2026 um 10:15 Uhr",
        "bis zum 28.11.2025 um 10:15 Uhr",
        "bis auf Weiteres",
        "Seit 4 Stunden wurden Zustellversuche unternommen.",
        "Wir versuchen es weiter",
    ],
)
def test_no_day_without_its_hour_nor_one_gone_by_nor_the_time_waited_is_a_deadline(text):
    assert deadlines.told_in(text, TOKYO) is None
