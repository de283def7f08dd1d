"""How do fml's mailing lists write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="fml",
    signs=(
        r"duplicated message-id in <",
        r"^has: x-mlserver",
        r"^subject: loop alert",
    ),
)
