"""How does Stalwart write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="stalwart",
    signs=(
        r"^subject: (?:failed to deliver message|warning: delayed in delivery)",
        r"your message could not be delivered to the following recipients: <[^>]+> \(",
    ),
)
