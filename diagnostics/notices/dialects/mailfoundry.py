"""How does MailFoundry write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="mailfoundry",
    signs=(r"unable to deliver message to: <.*> delivery failed for the following reason:",),
)
