"""In which language does a person read the portal? In that of the account, once signed in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from diagnostics.models import User


def account_language(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A middleware that speaks the language of the account."""

    def respond(request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User):
            translation.activate(request.user.language)
        return get_response(request)

    return respond
