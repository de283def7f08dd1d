"""How does Mail.ru write?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="mail-ru",
    signs=(
        r"^from: .*mailer-daemon@(?:[a-z0-9-]+\.)*mail\.ru",
        r"это письмо создано автоматически сервером mail\.ru",
    ),
)
