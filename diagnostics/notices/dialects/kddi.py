"""How do au and KDDI write – EZweb, au one net, dion?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="kddi",
    signs=(
        r"^from: .*postmaster@(?:ezweb|au)\.(?:ne\.jp|com)",
        r"^from: .*@(?:[a-z0-9-]+\.)*dion\.ne\.jp",
        r"^from: .*@(?:[a-z0-9-]+\.)*auone-net\.jp",
        r"次のあて先へのメッセージはエラーのため送信できませんでした",
        r"the user\(s\) account is (?:disabled|temporarily limited)",
        r"as their mailbox is full",
    ),
)
