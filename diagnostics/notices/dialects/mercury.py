"""How does Mercury write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="mercury",
    signs=(
        r"^from: .*mercury mail delivery",
        r"local mail transport system has reported the following problems",
    ),
)
