"""How does the mailer write that says "Delevery"?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="x3",
    signs=(
        r"delevery to the following",
        r"^from: .*mail\.delivery\.system@",
    ),
)
