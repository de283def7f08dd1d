"""How do Oracle's and Sun's messaging servers write, and iCloud's?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="messaging-server",
    signs=(
        r"this report relates to a message you sent with the following header fields",
        r"^report: original-envelope-id$",
        r"^subject: delivery notification: delivery has",
    ),
)
