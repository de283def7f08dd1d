"""How do GMX, web.de, 1&1 and IONOS write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="gmx",
    signs=(
        r"^from: .*mailer-daemon@(?:[a-z0-9-]+\.)*(?:gmx|web|kundenserver|1and1|ionos|mail\.com)",
        r"--- the header of the original message is following",
        r"--- der kopf der ursprünglichen (?:nachricht|mail)",
    ),
)
