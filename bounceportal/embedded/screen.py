"""What does the portal say on the terminal? One calm screen, Japanese first; afterwards one line per incident."""

import io
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """What a person needs to know about a portal that runs."""

    url: str
    data: Path
    is_default_data: bool
    mail_port: int
    services: Sequence[str]
    logins: Sequence[tuple[str, str]] = ()


def starting(data: Path) -> None:
    """Say that it takes a moment."""
    _say(f"起動しています… / Starting (data: {data})")


def incident(text: str) -> None:
    """Say in one line that something happened."""
    _say(f"{datetime.now().astimezone():%H:%M:%S} {text}")


def stopping() -> None:
    """Say that all is being stopped."""
    _say("\n停止しています… / Stopping")


def stopped() -> None:
    """Say that nothing runs any more."""
    _say("停止しました。データは残っています。 / Stopped; the data is kept.")


def trouble(text: str) -> None:
    """Say what is in the way."""
    sys.stderr.write(f"bounceportal: {text}\n")


def show(running: Running) -> None:
    """Show the screen."""
    lines = [
        "",
        f"  Bounceportal   {running.url}",
        "",
        *_logins(running.logins),
        f"  メール受信 / Mail in    SMTP 127.0.0.1:{running.mail_port}",
        f"  データ / Data           {running.data}",
        f"  ログ / Logs             {running.data / 'log'}",
        f"  稼働中 / Running        {', '.join(running.services)}",
    ]
    if not running.is_default_data:
        lines.append(f"  他のコマンド / Commands BOUNCEPORTAL_DATA='{running.data}' python manage.py …")
    _say("\n".join([*lines, "", "  停止は Ctrl+C / Stop with Ctrl+C", ""]))


def demo_logins(data: Path) -> list[tuple[str, str]]:
    """The demo cast's addresses and passwords, as the command ``demo`` left them in the data folder."""
    try:
        found = json.loads((data / "demo-logins.json").read_text())
    except (OSError, ValueError):
        return []
    return [(str(email), str(password)) for email, password in found.items()] if isinstance(found, dict) else []


def _logins(logins: Sequence[tuple[str, str]]) -> list[str]:
    if not logins:
        return []
    width = max(len(email) for email, _ in logins)
    rows = [f"    {email:<{width}}   {password}" for email, password in logins]
    return ["  デモ用ログイン / Demo logins", *rows, ""]


def _say(text: str) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without Japanese letters is no reason to fail
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
