"""How do IBM's mainframes under VM write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="ibm-vm",
    signs=(
        r"received negative reply (?:code )?from host",
        r"\*\* text of mail follows \*\*",
    ),
)
