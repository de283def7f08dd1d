"""How does Smail write, and T-Online's early servers?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(name="smail", signs=(r"\|-{5,} ?(?:message log follows|failed addresses follow)",))
