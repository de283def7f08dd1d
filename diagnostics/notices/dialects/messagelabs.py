"""How does MessageLabs write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="messagelabs",
    signs=(
        r"this is the mail delivery agent at messagelabs\.com",
        r"messagelabs\.com",
    ),
)
