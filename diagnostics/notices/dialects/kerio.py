"""How does Kerio Connect write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="kerio",
    signs=(r"kerio (?:connect|mailserver)",),
)
