"""How did Bigfoot write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="bigfoot",
    signs=(r"^from: .*@bigfoot\.com",),
)
