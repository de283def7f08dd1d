"""How do SoftBank and Y!mobile write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="softbank",
    signs=(r"^from: .*@(?:[a-z0-9-]+\.)*(?:softbank|vodafone|disney|y-mobile|ymobile|willcom)(?:\.ne)?\.(?:jp|com)",),
)
