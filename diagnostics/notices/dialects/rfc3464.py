"""How does a mail system write that keeps to RFC 3464 and gives away no more?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="rfc3464",
    signs=(
        r"^report: action$",
        r"^report: status$",
    ),
)
