"""How does Verizon's multimedia service write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="verizon",
    signs=(
        r"^from: .*@(?:[a-z0-9-]+\.)*(?:vzwpix|vtext)\.com",
        r"message could not be delivered to mobile",
    ),
)
