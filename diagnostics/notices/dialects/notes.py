"""How do Domino and Notes write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="notes",
    signs=(
        r"^diagnostic: x-notes",
        r"not listed in (?:domino directory|public name & address book)",
        r"^subject: delivery failure:",
        r"-{3,} failure reasons? -{3,}",
        r"your message subject: .* was not delivered to:",
        r"lotus notes",
        r"^x-mailer: lotus",
    ),
)
