"""What holds for every request and every answer, whichever page it is?"""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import BadRequest, ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from diagnostics.models import Role, User
from diagnostics.web import errors

STRANGERS_LIMIT_BYTES = 64 * 1024
"""More than any form for somebody who has not signed in."""
_WITHOUT_SECOND_FACTOR = ("/accounts/", "/language/", "/healthz", "/readyz")

Respond = Callable[[HttpRequest], HttpResponse]


def bounded(get_response: Respond) -> Respond:
    """A middleware that refuses, before any body is read, what no browser sends to this portal.

    It stands before whatever looks into forms: their check for a token would read the whole body of a stranger.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        if _is_too_long(request):
            return errors.too_large()
        if request.content_params and request.content_params.get("charset", "utf-8").lower() != "utf-8":
            return errors.bad_request(request, BadRequest("forms are sent in UTF-8"))
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return errors.bad_request(request, BadRequest("an address holds no NUL"))
        return get_response(request)

    return respond


def private(get_response: Respond) -> Respond:
    """A middleware that lets no cache, and no next person at the same computer, keep what somebody signed in saw."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return respond


def second_factor(get_response: Respond) -> Respond:
    """A middleware that leads people of the roles in ``REQUIRE_MFA_FOR`` to a second factor before anything else."""
    try:
        roles = frozenset(Role(word) for word in settings.REQUIRE_MFA_FOR)
    except ValueError as error:
        raise ImproperlyConfigured(f"REQUIRE_MFA_FOR: {error}; the roles are {', '.join(Role.values)}.") from None

    def respond(request: HttpRequest) -> HttpResponse:
        if roles and not request.path.startswith(_WITHOUT_SECOND_FACTOR) and _lacks_second_factor(request.user, roles):
            messages.info(request, _("Your role needs a second factor. Set one up to go on."))
            return redirect("mfa_index")
        return get_response(request)

    return respond


def _is_too_long(request: HttpRequest) -> bool:
    written = request.META.get("CONTENT_LENGTH") or "0"
    length = int(written) if written.isdecimal() and len(written) < 16 else 0
    is_known = length > STRANGERS_LIMIT_BYTES and SESSION_KEY in request.session
    return length > (settings.REQUEST_LIMIT_BYTES if is_known else STRANGERS_LIMIT_BYTES)


def _lacks_second_factor(user: object, roles: frozenset[Role]) -> bool:
    if not isinstance(user, User):
        return False
    names = {group.name for group in user.groups.all()} | ({Role.ADMIN.value} if user.is_superuser else set())
    return not names.isdisjoint(roles) and not is_mfa_enabled(user)
