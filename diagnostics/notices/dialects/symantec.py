"""How do Symantec's gateways write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="symantec",
    signs=(r"^report: x-symantec",),
)
