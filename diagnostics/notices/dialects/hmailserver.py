"""How does hMailServer write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="hmailserver",
    signs=(
        r"hmailserver",
        r"remote server replied:",
    ),
)
