"""How does Yandex write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="yandex",
    signs=(
        r"^from: .*mailer-daemon@yandex\.",
        r"^report: x-yandex-queue-id",
    ),
)
