"""How does FirstClass write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="firstclass",
    signs=(
        r"^from: .*\(firstclass mailer\)",
        r"the name was not found at the remote site",
    ),
)
