"""Who may do what? The one object policy: everything that is not granted here is denied."""

from enum import StrEnum

from django.db.models import Q, QuerySet

from diagnostics.models.user import Role, User


class Right(StrEnum):
    """What a person may be allowed to do."""

    SUBMIT = "submit"
    READ_DESK = "read-desk"
    WORK_TICKETS = "work-tickets"
    READ_KNOWLEDGE = "read-knowledge"
    EDIT_KNOWLEDGE = "edit-knowledge"
    PUBLISH_KNOWLEDGE = "publish-knowledge"
    ADMINISTER = "administer"


_GRANTS: dict[Role, frozenset[Right]] = {
    Role.UPLOADER: frozenset({Right.SUBMIT}),
    Role.AGENT: frozenset({Right.SUBMIT, Right.READ_DESK, Right.WORK_TICKETS, Right.READ_KNOWLEDGE}),
    Role.EDITOR: frozenset({Right.SUBMIT, Right.READ_DESK, Right.READ_KNOWLEDGE, Right.EDIT_KNOWLEDGE}),
    Role.PUBLISHER: frozenset(
        {Right.SUBMIT, Right.READ_DESK, Right.READ_KNOWLEDGE, Right.EDIT_KNOWLEDGE, Right.PUBLISH_KNOWLEDGE}
    ),
    Role.ADMIN: frozenset(Right),
    Role.AUDITOR: frozenset({Right.READ_DESK, Right.READ_KNOWLEDGE}),
}


def rights_of(user: User) -> frozenset[Right]:
    """All rights of ``user``, the union over the roles; asked once per request."""
    if not user.is_active:
        return frozenset()
    if user.is_superuser:
        return frozenset(Right)
    roles = [group.name for group in user.groups.all()]
    return frozenset().union(*(_GRANTS.get(Role(name), frozenset()) for name in roles if name in Role.values))


def may(user: User, right: Right) -> bool:
    """Whether ``user`` has ``right``."""
    return right in rights_of(user)


def who_may(right: Right) -> QuerySet[User]:
    """The active people who have ``right``, by name."""
    roles = [role for role, granted in _GRANTS.items() if right in granted]
    granted = Q(is_superuser=True) | Q(pk__in=User.objects.filter(groups__name__in=roles).values("pk"))
    return User.objects.filter(granted, is_active=True).order_by("first_name", "email", "id")
