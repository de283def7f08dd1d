"""How does PowerMTA write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="powermta",
    signs=(
        r"^report: x-powermta",
        r"i am sending you this message to inform you on the delivery status",
    ),
)
