"""How does Sendmail write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="sendmail",
    signs=(
        r"----- ?the following addresses had (?:permanent fatal|transient|fatal|delivery|successful)",
        r"----- ?transcript of session follows",
        r"^subject: returned mail: (?:see transcript|cannot send|host unknown|remote protocol)",
        r"--- ?the following addresses had delivery errors",
        r"^from: mail delivery subsystem <mailer-daemon@",
    ),
)
