"""How does IMail write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="imail",
    signs=(
        r"^x-mailer: ?<smtp32",
        r"invalid final delivery userid",
        r"^from: .*undeliverable mail",
    ),
)
