"""How does BIGLOBE write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="biglobe",
    signs=(
        r"^from: .*postmaster@(?:[a-z0-9-]+\.)*(?:biglobe|inacatv|tmtv|ttv)\.ne\.jp",
        r"-{3,} non-delivered information -{3,}",
    ),
)
