"""How does MDaemon write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="mdaemon",
    signs=(
        r"^from: .*mdaemon@",
        r"\bmdaemon\b",
        r"^has: x-mdaemon",
        r"the attached message had (?:permanent|temporary) (?:fatal )?(?:delivery )?errors",
    ),
)
