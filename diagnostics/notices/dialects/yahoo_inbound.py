"""How did Yahoo's receiving servers write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="yahoo-inbound",
    signs=(r"message from [a-z0-9.-]+\. unable to deliver message to the following address",),
)
