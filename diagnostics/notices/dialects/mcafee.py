"""How do McAfee's gateways write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="mcafee",
    signs=(
        r"--- the following addresses had delivery problems ---",
        r"^has: x-nai-",
    ),
)
