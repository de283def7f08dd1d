"""How does KumoMTA write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="kumomta",
    signs=(r"kumomta",),
)
