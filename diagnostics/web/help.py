"""How does the portal work, in few words?"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """The page that explains uploading, forwarding, codes and keys."""
    address = getattr(settings, "FORWARDING_ADDRESS", "")
    return render(request, "help/help.html", {"forwarding_address": address, "limit_bytes": settings.MAIL_LIMIT_BYTES})
