"""How does SurfControl write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="surfcontrol",
    signs=(
        r"^x-mailer: surfcontrol",
        r"a transcript of the attempts to send the message follows",
    ),
)
