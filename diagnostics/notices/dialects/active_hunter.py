"""How does ActiveHunter write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="active-hunter",
    signs=(
        r"^has: x-ahmailid",
        r"^subject: failure notice :",
    ),
)
