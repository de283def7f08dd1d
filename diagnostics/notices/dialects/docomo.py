"""How does docomo's mail service write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="docomo",
    signs=(
        r"^from: .*@(?:[a-z0-9-]+\.)?docomo\.ne\.jp",
        r"^reporter: dns; ?[a-z0-9.-]*docomo\.ne\.jp",
    ),
)
