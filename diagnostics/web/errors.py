"""What do people see when a page cannot be shown?

These pages are rendered without the request, for what failed may be what a context processor would ask. (A form that
was refused for its missing token gets ``403_csrf.html`` from Django itself, likewise.)
"""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django passes both
    """The request could not be understood: broken off, too large, or with too many files."""
    return _page("400.html", 400)


def too_large() -> HttpResponse:
    """The body was not even read."""
    return _page("400.html", 413)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Signed in, but not allowed."""
    return _page("403.html", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Nothing is here, or nothing that this person may see: the answer is the same."""
    return _page("404.html", 404)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Our own fault."""
    return _page("500.html", 500)


def _page(template: str, status: int) -> HttpResponse:
    return HttpResponse(render_to_string(template), status=status)
