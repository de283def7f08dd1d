"""How does Facebook write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="facebook",
    signs=(
        r"this message was created automatically by facebook",
        r"^from: .*@(?:mx\.)?facebook(?:mail)?\.com",
    ),
)
