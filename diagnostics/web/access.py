"""Who is asking, and may they?"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponseBase

from diagnostics.models import User, policy

Given = ParamSpec("Given")
View = Callable[Concatenate[HttpRequest, Given], HttpResponseBase]


def person(request: HttpRequest) -> User:
    """The signed-in person with the groups at hand; PermissionDenied where nobody is signed in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    prefetch_related_objects([request.user], "groups")
    return request.user


def rights(request: HttpRequest) -> frozenset[policy.Right]:
    """All rights of whoever asks; none for the anonymous."""
    return policy.rights_of(person(request)) if request.user.is_authenticated else frozenset()


def requires(right: policy.Right) -> Callable[[View[Given]], View[Given]]:
    """Only people who have ``right`` come through; others get the page for 403."""

    def guard(view: View[Given]) -> View[Given]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponseBase:
            if right not in rights(request):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard
