"""Who works with the portal, and in which roles?"""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The groups of the portal; what each may do is decided in ``diagnostics.models.policy``."""

    UPLOADER = "uploader", _("Uploader")
    AGENT = "agent", _("Agent")
    EDITOR = "editor", _("Editor")
    PUBLISHER = "publisher", _("Publisher")
    ADMIN = "admin", _("Administrator")
    AUDITOR = "auditor", _("Auditor")


class UserManager(BaseUserManager["User"]):
    """Makes users that are known by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user: User = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person who signs in with an e-mail address."""

    class Theme(models.TextChoices):
        SYSTEM = "system", _("Like the system")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    username = None  # type: ignore[assignment]  # the address takes its place, as Django documents
    email = models.EmailField(_("e-mail address"), unique=True)
    language = models.CharField(max_length=5, default="ja", choices=[("ja", "日本語"), ("en", "English")])
    theme = models.CharField(max_length=6, default=Theme.SYSTEM, choices=Theme)
    shortcuts = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        ordering: ClassVar[list[str]] = ["email", "id"]

    def __str__(self) -> str:
        return self.email

    @property
    def short_name(self) -> str:
        """What the desk calls this person."""
        return self.first_name or self.email.partition("@")[0]
