"""Delivery status reports in all the shapes in which they come."""

import pytest

from diagnostics.notices import report
from diagnostics.notices.message import Message, Part

WHOLE = """Reporting-MTA: dns; mx.example.com
Arrival-Date: Tue, 10 Nov 2026 09:12:20 +0900

Final-Recipient: rfc822; taro@example.jp
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1
    no such user

Final-Recipient: rfc822; jiro@example.jp
Action: delayed
Status: 4.4.1
"""


def part(text: str, content_type: str = "message/delivery-status") -> Part:
    return Part(path="2", content_type=content_type, given_text=text)


def recipients(text: str) -> list[str]:
    return [report.value(group, "final-recipient", "original-recipient") for group in report.read(part(text))[1]]


class TestGroups:
    def test_each_recipient_has_its_fields(self):
        about, groups = report.read(part(WHOLE))
        assert report.value(about, "reporting-mta") == "dns; mx.example.com"
        assert [report.value(group, "status") for group in groups] == ["5.1.1", "4.4.1"]

    def test_a_folded_value_is_put_on_one_line_and_its_place_is_kept(self):
        (field,) = report.read(part(WHOLE))[1][0]["diagnostic-code"]
        assert field.value == "smtp; 550 5.1.1 no such user"
        assert (
            WHOLE[field.passage.start : field.passage.end] == field.passage.text == "smtp; 550 5.1.1\n    no such user"
        )

    @pytest.mark.parametrize(
        "change",
        [
            lambda text: text.replace("\n\n", "\n"),
            lambda text: text.replace("\n", "\n\n").replace("5.1.1\n\n    no", "5.1.1\n    no"),
            lambda text: text.upper().replace("RFC822", "rfc822"),
            lambda text: text.replace("Final-Recipient", "Original-Recipient"),
        ],
        ids=["no blank lines", "too many blank lines", "upper case", "original recipients only"],
    )
    def test_two_recipients_stay_two(self, change):
        assert [value.lower() for value in recipients(change(WHOLE))] == [
            "rfc822; taro@example.jp",
            "rfc822; jiro@example.jp",
        ]

    def test_an_action_before_its_address_begins_nobody_new(self):
        text = "Action: failed\nStatus: 5.1.1\nFinal-Recipient: rfc822; taro@example.jp\n"
        assert recipients(text) == ["rfc822; taro@example.jp"]

    def test_an_original_recipient_behind_the_final_one_begins_nobody_new(self):
        text = "Final-Recipient: rfc822; taro@example.jp\nOriginal-Recipient: rfc822; t@example.jp\nAction: failed\n"
        assert len(recipients(text)) == 1

    def test_fields_in_another_order_stay_together(self):
        text = "Action: failed\nStatus: 5.1.1\nFinal-Recipient: rfc822; taro@example.jp\n"
        assert len(report.read(part(text))[1]) == 1

    def test_extension_fields_belong_to_their_recipient(self):
        text = "Final-Recipient: rfc822; taro@example.jp\nAction: failed\nX-Note: mine\n"
        about, (group,) = report.read(part(text))
        assert (report.value(group, "x-note"), about) == ("mine", {})

    def test_a_value_that_is_missing_is_empty(self):
        assert report.value({}, "status") == ""


class TestFinding:
    def test_a_report_in_a_text_part_is_found(self):
        found = report.find(Message(parts=(part(WHOLE, "text/plain"),)), most=10)
        assert found is not None
        assert len(found.recipients) == 2

    def test_text_that_only_speaks_of_recipients_is_none(self):
        assert report.find(Message(parts=(part("Final-Recipient: means the address", "text/plain"),)), most=10) is None

    def test_an_attached_file_is_not_searched(self):
        attached = Part(path="2", given_text=WHOLE, fields=(("content-disposition", "attachment; filename=dsn.txt"),))
        assert report.find(Message(parts=(attached,)), most=10) is None

    def test_no_more_recipients_than_allowed_are_read(self):
        found = report.find(Message(parts=(part(WHOLE), part(WHOLE.replace("taro", "saburo")))), most=1)
        assert found is not None
        assert len(found.recipients) == 1

    def test_the_same_report_twice_is_one(self):
        found = report.find(Message(parts=(part(WHOLE), part(WHOLE))), most=10)
        assert found is not None
        assert len(found.recipients) == 4 or len(found.recipients) == 2
