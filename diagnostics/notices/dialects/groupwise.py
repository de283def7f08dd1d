"""How does GroupWise write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="groupwise",
    signs=(
        r"^x-mailer: groupwise",
        r"\bgroupwise\b",
        r"the message that you sent was undeliverable to the following",
    ),
)
