"""How does the DragonFly Mail Agent write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="dragonfly",
    signs=(
        r"this is the dragonfly mail agent",
        r"there was an error delivering your mail to",
        r"^subject: mail delivery failed$.*dragonfly",
    ),
)
