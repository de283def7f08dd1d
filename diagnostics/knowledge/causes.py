"""Which causes can a failed delivery have?

The list is closed and lives in code; names, articles and rules of each cause are knowledge (``book/*.toml``).
"""

from enum import StrEnum


class Cause(StrEnum):
    """Why a delivery failed."""

    ADDRESS_UNKNOWN = "address-unknown"
    ADDRESS_MOVED = "address-moved"
    DOMAIN_UNKNOWN = "domain-unknown"
    DOMAIN_REFUSES_MAIL = "domain-refuses-mail"
    MAILBOX_FULL = "mailbox-full"
    MAILBOX_DISABLED = "mailbox-disabled"
    RECIPIENT_FILTER = "recipient-filter"
    MESSAGE_TOO_LARGE = "message-too-large"
    CONNECTION_FAILED = "connection-failed"
    MAIL_LOOP = "mail-loop"
    DELIVERY_EXPIRED = "delivery-expired"
    SERVER_TROUBLE = "server-trouble"
    SERVER_FULL = "server-full"
    MAILER_FAILED = "mailer-failed"
    COMMAND_REFUSED = "command-refused"
    RATE_LIMITED = "rate-limited"
    GREYLISTED = "greylisted"
    IP_BLOCKED = "ip-blocked"
    POOR_REPUTATION = "poor-reputation"
    REVERSE_DNS_MISSING = "reverse-dns-missing"
    AUTHENTICATION_FAILED = "authentication-failed"
    TLS_REQUIRED = "tls-required"
    SENDER_REFUSED = "sender-refused"
    RELAY_DENIED = "relay-denied"
    POLICY_REFUSED = "policy-refused"
    SECURITY_REFUSED = "security-refused"
    ADDRESS_SUPPRESSED = "address-suppressed"
    SPAM_SUSPECTED = "spam-suspected"
    VIRUS_DETECTED = "virus-detected"
    CONTENT_REFUSED = "content-refused"
    FORMAT_REFUSED = "format-refused"
    UNCLEAR = "unclear"


class Heading(StrEnum):
    """The few headings under which a customer sees causes."""

    ADDRESS = "address"
    CAPACITY = "capacity"
    SIZE = "size"
    PASSING = "passing"
    REFUSED = "refused"
    UNCLEAR = "unclear"


class Owner(StrEnum):
    """Who can mend it."""

    SENDER = "sender"
    US = "us"
    RECIPIENT = "recipient"
    PROVIDER = "provider"
    NOBODY = "nobody"
    STAFF = "staff"


class Resend(StrEnum):
    """May the mail be sent again?"""

    AFTER_CORRECTING = "after-correcting"
    NEW_ADDRESS = "new-address"
    NEVER = "never"
    LATER = "later"
    OTHER_MEANS = "other-means"
    AFTER_THEY_ALLOW = "after-they-allow"
    AFTER_SHRINKING = "after-shrinking"
    AFTER_MENDING = "after-mending"
    AUTOMATIC = "automatic"
    SLOWER = "slower"
    AFTER_DELISTING = "after-delisting"
    AFTER_RECOVERY = "after-recovery"
    ASK_RECIPIENTS_ADMIN = "ask-recipients-admin"
    AFTER_REMOVING = "after-removing"
    AFTER_CHANGING = "after-changing"
    AFTER_CLEANING = "after-cleaning"
    UNDECIDED = "undecided"


class Permanence(StrEnum):
    """Whether trying again without a change can help."""

    PERMANENT = "permanent"
    TEMPORARY = "temporary"
    UNKNOWN = "unknown"
