"""Is this process alive, and can it work?"""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from diagnostics import jobs


@login_not_required
@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Say that the process answers; asks nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """Say whether database, queue and at least one worker are there; 503 names what is missing."""
    parts = {"database": _database_answers(), "queue": jobs.queue_is_alive(), "worker": jobs.workers_alive() > 0}
    missing = [name for name, is_there in parts.items() if not is_there]
    answer = {"ready": not missing, **parts, "missing": missing}
    return JsonResponse(answer, status=503 if missing else 200)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True
