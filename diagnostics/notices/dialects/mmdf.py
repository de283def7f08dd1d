"""How does MMDF write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="mmdf",
    signs=(
        r"^from: .*(?:mmdf mail system|\bmmdf@)",
        r"problems usually are due to service interruptions",
        r"\(host: [^()]{1,200}\) \(queue: ",
    ),
)
