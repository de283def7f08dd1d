"""How does ZMailer write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="zmailer",
    signs=(r"this is a collection of reports about (?:e-?mail|message) delivery process",),
)
