"""How do Amazon SES and WorkMail write when they send or receive?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="amazon-ses",
    signs=(
        r"^from: .*@(?:[a-z0-9-]+\.)*amazonses\.com",
        r"^x-mailer: amazon workmail",
        r"^reporter: ds?ns?; ?[a-z0-9.-]*(?:smtp-out\.[a-z0-9.-]*amazonses\.com|amazonaws\.com)",
        r"^has: x-ses-outgoing",
    ),
)
