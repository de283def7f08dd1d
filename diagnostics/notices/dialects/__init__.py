"""Which ways of writing notices are known? In this order they are asked."""

from diagnostics.notices.dialects import rfc3464

DIALECTS = (rfc3464.DIALECT,)
