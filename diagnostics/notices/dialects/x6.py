"""How does the mailer write that counts its errors?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="x6",
    signs=(
        r"we had trouble delivering your message\. full details follow",
        r"^subject: there was an error sending your mail",
    ),
)
