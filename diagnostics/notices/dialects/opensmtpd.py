"""How does OpenSMTPD write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="opensmtpd",
    signs=(
        r"this is the mailer-daemon, please do not reply",
        r"^subject: delivery status notification: (?:error|delayed|success)",
    ),
)
