"""How does MailEnable write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="mailenable",
    signs=(
        r"mailenable",
        r"message could not be delivered to some recipients\. the following recipient",
    ),
)
