"""How does MailMarshal write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="mailmarshal",
    signs=(
        r"^subject: undeliverable mail: \"",
        r"the following recipients were affected",
        r"messagename: <.*\.mml>",
    ),
)
