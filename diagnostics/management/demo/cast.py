"""Who works at the demo's desk, and how do they sign in?"""

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction

from diagnostics.models import Role, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of the cast."""

    email: str
    first_name: str
    role: Role
    is_superuser: bool = False


CAST = (
    Member(email="ada@example.jp", first_name="Ada", role=Role.AGENT),
    Member(email="bob@example.jp", first_name="Bob", role=Role.UPLOADER),
    Member(email="kei@example.jp", first_name="Kei", role=Role.EDITOR),
    Member(email="admin@example.jp", first_name="Admin", role=Role.ADMIN, is_superuser=True),
)


def logins_path() -> Path:
    """The file that keeps addresses and passwords, readable by its owner only."""
    return Path(settings.DATA) / "demo-logins.json"


def make() -> dict[str, str]:
    """Make the cast; their passwords by address, the same at each call as long as the data folder is kept."""
    logins = _logins(logins_path())
    for member in CAST:
        _make(member, password=logins[member.email])
    return logins


def _logins(path: Path) -> dict[str, str]:
    known = _kept(path)
    logins = {member.email: known.get(member.email) or secrets.token_urlsafe(9) for member in CAST}
    if logins != known:
        _keep(path, logins)
    return logins


def _kept(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return {str(email): str(password) for email, password in found.items()} if isinstance(found, dict) else {}


def _keep(path: Path, logins: Mapping[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(logins, file, indent=2)
    draft.replace(path)


@transaction.atomic
def _make(member: Member, *, password: str) -> None:
    """Make the account, or mend its password; what the person changed otherwise stays."""
    user = User.objects.filter(email=member.email).first()
    if user is None:
        user = User.objects.create_user(
            member.email,
            password,
            first_name=member.first_name,
            is_staff=member.is_superuser,
            is_superuser=member.is_superuser,
        )
        user.groups.add(Group.objects.get_or_create(name=member.role)[0])
    elif not user.check_password(password):
        user.set_password(password)
        user.save(update_fields=["password"])
