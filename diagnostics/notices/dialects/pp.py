"""How does ISODE's PP write, which stands between X.400 and the Internet?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="pp",
    signs=(
        r"information is directed towards the local administrator",
        r"^subject: delivery report \((?:failure|success)\) for ",
    ),
)
