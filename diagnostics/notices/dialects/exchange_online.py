"""How does Microsoft 365 write, in any of its languages?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="exchange-online",
    signs=(
        r"^has: x-ms-exchange-message-is-ndr",
        r"^reporter: dns; ?[a-z0-9.-]*\.(?:prod|mail\.protection)\.(?:exchangelabs|outlook|protection\.outlook)\.com",
        r"^reporter: dns; ?[a-z0-9.-]*\.prod\.outlook\.com",
        r"office 365 (?:tried|support|administrators)",
        r"for email admins",
        r"microsoft 365 (?:tried|support|administrators)",
        r"^from: .*microsoft outlook.*(?:microsoftexchange|postmaster@outlook)",
    ),
)
