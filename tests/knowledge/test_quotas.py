"""Are the figures of a mailbox found in a reply, and no others taken for them?"""

import pytest

from diagnostics.knowledge.details import details
from diagnostics.knowledge.quotas import Quota, quota
from diagnostics.notices import Delivery, Passage
from tests.pace import within

KB, MB, GB = 1024, 1024**2, 1024**3


class TestQuota:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("552 5.2.2 over quota 102%", Quota(percent=102)),
            ("552 5.2.2 Quota 500MB (101% used)", Quota(percent=101, size=500 * MB)),
            ("受信ボックスの使用率: 100％（容量500MB）", Quota(percent=100, size=500 * MB)),
            ("452 4.2.2 The mailbox is 100.5% full", Quota(percent=100.5)),
            ("受信ボックスの使用率: 100％", Quota(percent=100)),
            ("550 mailbox is full (quota 262144000)", Quota(size=250 * 1_048_576)),
            ("quota 5120 MB", Quota(size=5 * GB)),
            ("552 the account exceeded its 5 GB quota", Quota(size=5 * GB)),
            ("mailbox limit: 1,048,576 bytes", Quota(size=MB)),
            ("メールボックスの容量（5,120MB）を超えています", Quota(size=5 * GB)),
            ("受信箱の容量5120MBを超えました", Quota(size=5 * GB)),
            ("受信箱は10MB中11MB使用中です", Quota(used=11 * MB, size=10 * MB)),
            ("quota exceeded: 5242880S,1000C", Quota(size=5 * MB)),
            ("552 5.2.2 Mailbox full, 2050MB of 2048MB used", Quota(used=2050 * MB, size=2 * GB)),
            ("over quota (Inbox 1024M / 1000M)", Quota(used=GB, size=1000 * MB)),
            ("mailbox full 5242881/5242880", Quota(used=5_242_881, size=5 * MB)),
            ("Over quota; used 10250 of 10240 KB", Quota(used=10_250 * KB, size=10 * MB)),
            ("Mailbox size: 50.5 GB, quota: 50 GB", Quota(used=int(50.5 * GB), size=50 * GB)),
            ("quota 104,857,600 bytes, used 104,900,000 bytes", Quota(used=104_900_000, size=100 * MB)),
        ],
    )
    def test_is_read_as_the_reply_states_it(self, text: str, found: Quota) -> None:
        assert quota(text) == found

    @pytest.mark.parametrize(
        "text",
        [
            "552 5.2.2 <taro@example.jp> Quota exceeded (mailbox for user is full)",
            "452 4.2.2 The email account that you tried to reach is over quota",
            "550 5.4.5 Daily user sending quota exceeded (500)",
            "550 daily quota of 100000 messages exceeded",
            "552 5.3.4 Message size 38.2 MB exceeds size limit 20 MB",
            "2026/11/10 09:12 mailbox full",
            "mailbox full, 2000% of nothing",
            "quota 5120",
            "550 5.1.1 user unknown",
        ],
    )
    def test_is_unknown_where_no_figure_of_a_mailbox_is_stated(self, text: str) -> None:
        assert quota(text) is None

    def test_is_found_in_what_the_notice_says_of_the_recipient(self) -> None:
        passage = Passage(part="1", start=0, end=17, text="quota of 10 MB")
        assert details(Delivery(recipient="", diagnostic="552 full", context=(passage,))).quota == Quota(size=10 * MB)

    @pytest.mark.parametrize("text", ["quota " + "1,111" * 200_000, "quota " * 200_000, "quota 1 of " * 90_000])
    def test_is_looked_for_in_little_time(self, text: str) -> None:
        with within(1):
            quota(text)
