"""How does Courier write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="courier",
    signs=(
        r"running the courier mail server",
        r"^subject: notice: mail delivery status",
        r"undeliverable mail your message to the following recipients cannot be delivered",
    ),
)
