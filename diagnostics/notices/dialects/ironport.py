"""How do Cisco's gateways write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="ironport",
    signs=(
        r"^report: x-ironport",
        r"^from: .*ironport",
    ),
)
