"""How do GMX, web.de, 1&1 and IONOS write?"""

from diagnostics.notices.dialect import Dialect

_DOMAIN = r"(?:(?:gmx|1and1|ionos)\.[a-z]{2,3}(?:\.[a-z]{2})?|(?:web|kundenserver)\.de|mail\.com)"

DIALECT = Dialect(
    name="gmx",
    signs=(
        rf"^from: .*mailer-daemon@(?:[a-z0-9-]+\.)*{_DOMAIN}(?:[>\s]|$)",
        r"--- the header of the original message is following",
        r"--- der kopf der ursprünglichen (?:nachricht|mail)",
    ),
)
