"""How does cc:Mail write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="ccmail",
    signs=(
        r"^from: .*\bcc:mail link\b",
        r"not a registered cc:mail user",
    ),
)
