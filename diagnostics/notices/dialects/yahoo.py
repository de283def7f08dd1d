"""How do Yahoo and Yahoo! JAPAN write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="yahoo",
    signs=(
        r"^from: .*mailer-daemon@(?:[a-z0-9-]+\.)*yahoo\.(?:com|co\.[a-z]+|com\.[a-z]+|[a-z]{2})\b",
        r"^has: x-yahoo-newman-property",
        r"sorry, we were unable to deliver your message to the following address",
    ),
)
