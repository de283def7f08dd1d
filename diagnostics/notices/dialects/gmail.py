"""How does Google write – Gmail, Workspace, Groups?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="gmail",
    signs=(
        r"^from: .*mailer-daemon@(?:googlemail|google|gmail)\.com",
        r"^reporter: dns; ?googlemail\.com",
        r"technical details of (?:permanent|temporary) failure",
        r"delivery to the following recipient(?:s)? failed permanently",
    ),
)
