"""How does Exim write, and what was made from it?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="exim",
    signs=(
        r"this message was created automatically by mail delivery software",
        r"smtp error from remote (?:mail )?server",
        r"^has: x-failed-recipients",
        r"a message that you sent contained (?:one or more|no) recipient",
        r"^subject: warning: message [^ ]+ delayed",
        r"------ this is a copy of (?:the|your) message, including all the headers",
    ),
)
