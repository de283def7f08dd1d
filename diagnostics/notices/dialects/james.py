"""How does Apache James write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="james",
    signs=(
        r"^has: x-james",
        r"message details: subject: .*mail from:",
        r"error message below:",
    ),
)
