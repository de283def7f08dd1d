"""How does Zoho write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="zoho",
    signs=(
        r"^from: .*mailer-daemon@mail\.zoho",
        r"^x-mailer: zoho mail",
        r"error_code :\d",
    ),
)
