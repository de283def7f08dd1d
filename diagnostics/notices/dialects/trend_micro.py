"""How do Trend Micro's gateways write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="trend-micro",
    signs=(
        r"^from: .*interscan",
        r"sent <<< rcpt to",
        r"^x-mailer: .*interscan",
    ),
)
