"""How does XMail write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="xmail",
    signs=(
        r"xmail bounce: rcpt=\[",
        r"^subject: error sending message \[",
    ),
)
