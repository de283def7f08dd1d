"""How do au and KDDI write – EZweb, au one net, dion?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="kddi",
    signs=(
        r"^from: .*postmaster@(?:ezweb|au)\.(?:ne\.jp|com)",
        r"^from: .*@(?:[a-z0-9-]+\.)*dion\.ne\.jp",
        r"^from: .*@(?:[a-z0-9-]+\.)*auone-net\.jp",
        r"each of the following recipients was rejected by a remote mail server",
        r"the user\(s\) account is (?:disabled|temporarily limited)",
        r"^subject: mail system error - returned mail",
        r"as their mailbox is full",
    ),
)
