"""How does Mimecast write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="mimecast",
    signs=(
        r"^subject: \[postmaster\] (?:email|message) delivery failure",
        r"an email that you attempted to send to the following address could not be delivered",
        r"^from: .*@(?:[a-z0-9-]+\.)*mimecast\.",
    ),
)
