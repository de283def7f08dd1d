"""How does SendGrid write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="sendgrid",
    signs=(
        r"^report: x-sendgrid-queueid",
        r"automatically generated message from sendgrid",
    ),
)
