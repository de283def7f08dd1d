"""How does hMailServer write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="hmailserver",
    signs=(
        r"hmailserver",
        r"your message did not reach some or all of the intended recipients\. sent: .* the following recipient\(s\) could not be reached",
    ),
)
