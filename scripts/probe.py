"""Does the service at this address answer? For health checks: ``probe.py http://host:port/path`` or ``smtp://…``."""

import smtplib
import sys
import urllib.request
from urllib.parse import urlsplit

SECONDS = 4


def main(address: str) -> None:
    """End with an error unless the service answers well."""
    parts = urlsplit(address)
    if parts.scheme == "smtp":
        with smtplib.SMTP(parts.hostname or "", parts.port or 25, timeout=SECONDS) as client:
            client.noop()
    else:
        urllib.request.urlopen(address, timeout=SECONDS).close()  # noqa: S310  # the compose file says which


if __name__ == "__main__":
    main(sys.argv[1])
