"""Which hosts does a delivery give, however long a name somebody wrote?"""

from diagnostics.knowledge.signals import LONGEST_NAME, with_parents


def test_a_host_stands_for_the_domains_above_it() -> None:
    assert with_parents("MX1.mail.example.co.jp.") == [
        "mx1.mail.example.co.jp",
        "mail.example.co.jp",
        "example.co.jp",
        "co.jp",
    ]


def test_of_a_name_that_no_host_can_have_the_end_counts() -> None:
    found = with_parents("a." * 40_000 + "example.jp")

    assert found[-1] == "example.jp"
    assert len(found[0]) == LONGEST_NAME
