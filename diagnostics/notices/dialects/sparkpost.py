"""How do SparkPost and Momentum write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="sparkpost",
    signs=(
        r"^report: x-momentum",
        r"^reporter: .*sparkpost",
        r"^report: x-msys",
        r"^from: .*sparkpost",
    ),
)
