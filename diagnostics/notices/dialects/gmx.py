"""How do GMX, web.de, 1&1 and IONOS write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="gmx",
    signs=(
        r"^from: .*mailer-daemon@(?:[a-z0-9-]+\.)*"
        r"(?:(?:gmx|1and1|ionos)\.[a-z]{2,3}(?:\.[a-z]{2})?|(?:web|kundenserver)\.de|mail\.com)(?:[>\s]|$)",
        r"--- the header of the original message is following",
        r"--- der kopf der ursprünglichen (?:nachricht|mail)",
    ),
)
