"""How does LISTSERV write to the owners of its lists?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(name="listserv", signs=(r"^subject: .*: (?:daily )?error monitoring report",))
