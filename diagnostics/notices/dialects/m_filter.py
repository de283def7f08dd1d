"""How does m-FILTER write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="m-filter",
    signs=(
        r"^x-mailer: m-filter",
        r"「m-filter」",
        r"-------server message",
    ),
)
