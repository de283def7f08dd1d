"""Which page answers which address?"""

from django.urls import URLPattern, path
from django.views.generic import TemplateView

from diagnostics.web import account, batches, health, submissions, uploads
from diagnostics.web.help import help_page

app_name = "desk"

_soon = TemplateView.as_view(template_name="base.html")

urlpatterns: list[URLPattern] = [
    path("", _soon, name="inbox"),
    path("tickets/<int:number>/", _soon, name="ticket"),
    path("upload/", uploads.upload, name="upload"),
    path("upload/part/", uploads.upload_part, name="upload-part"),
    path("samples/<slug:name>/", uploads.sample, name="sample"),
    path("batches/<int:pk>/", batches.batch, name="batch"),
    path("batches/<int:pk>/rows/", batches.batch_rows, name="batch-rows"),
    path("submissions/", submissions.submissions, name="submissions"),
    path("submissions/<int:pk>/", submissions.submission, name="submission"),
    path("submissions/<int:pk>/raw/", submissions.submission_raw, name="submission-raw"),
    path("submissions/<int:pk>/again/", submissions.read_again, name="submission-again"),
    path("knowledge/", _soon, name="knowledge"),
    path("knowledge/<slug:slug>/", _soon, name="cause"),
    path("settings/", account.settings, name="settings"),
    path("language/", account.choose_language, name="language"),
    path("help/", help_page, name="help"),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
