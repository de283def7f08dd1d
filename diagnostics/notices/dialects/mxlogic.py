"""How does MX Logic write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="mxlogic",
    signs=(
        r"included is a copy of the message header:",
        r"mxl_mta",
    ),
)
