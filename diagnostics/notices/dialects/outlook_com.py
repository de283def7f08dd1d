"""How did Hotmail and Outlook.com write, and Microsoft's own SMTP service?"""

from diagnostics.notices.dialect import Dialect

DIALECT = Dialect(
    name="outlook-com",
    signs=(
        r"^from: .*postmaster@(?:mail\.)?(?:hotmail|outlook|live|msn)\.",
        r"^reporter: dns; ?[a-z0-9-]+\.hotmail\.",
        r"automatically generated delivery status notification\. (?:this is a warning .*message\. )?delivery to",
    ),
)
