"""How did Sendmail 5 and its contemporaries write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="sendmail-v5",
    signs=(
        r"----- unsent message follows -----",
        r"^subject: returned mail: (?:cannot send message|remote protocol error)",
    ),
)
