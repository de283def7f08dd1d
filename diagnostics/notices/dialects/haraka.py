"""How does Haraka write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="haraka",
    signs=(
        r"haraka",
        r"intended recipients:.*failure reason:",
    ),
)
