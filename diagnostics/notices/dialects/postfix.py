"""How does Postfix write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="postfix",
    signs=(
        r"^report: x-postfix-queue-id",
        r"^diagnostic: x-postfix",
        r"this is the (?:mail system|postfix program|[a-z0-9._-]+ program) at host",
        r"^from: .*\(mail delivery system\)",
        r"i'm sorry to have to inform you that",
        r"^subject: postfix smtp server: errors from",
        r"^subject: undelivered mail returned to sender",
        r"\(in reply to [a-z ]+ command\)",
    ),
)
