"""How does Proofpoint write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="proofpoint",
    signs=(r"^from: .*proofpoint",),
)
