"""How do Barracuda's filters write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="barracuda",
    signs=(
        r"was blocked by our spam firewall",
        r"^subject: \**message you sent blocked by our bulk email filter",
        r"^reporter: .*barracuda",
    ),
)
