"""How do InterMail and Netscape's servers write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="intermail",
    signs=(
        r"^subject: mail system error - returned mail",
        r"this message was undeliverable due to the following reason",
        r"each of the following recipients was rejected by a remote mail server",
        r"the reasons given by the server are included",
    ),
)
