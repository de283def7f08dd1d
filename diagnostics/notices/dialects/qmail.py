"""How does qmail write, and its many descendants?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="qmail",
    signs=(
        r"qmail-send",
        r"i'm afraid i wasn't able to deliver",
        r"this is a permanent error; i've given up",
        r"^subject: failure notice",
        r"--- below this line is a copy of the message",
        r"remote host said:",
        r"--- (?:mensaje original adjunto|enclosed is a copy)",
    ),
)
