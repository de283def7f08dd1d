"""How does FortiMail write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="fortimail",
    signs=(r"fortimail",),
)
