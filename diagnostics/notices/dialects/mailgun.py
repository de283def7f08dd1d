"""How does Mailgun write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="mailgun",
    signs=(r"^from: .*@(?:[a-z0-9.-]+\.)?mailgun\.(?:org|net)",),
)
