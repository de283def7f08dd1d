"""Which page answers which address?"""

from django.urls import URLPattern, URLResolver, include, path

from diagnostics.web import (
    account,
    actions,
    asking,
    batches,
    bulk,
    codes,
    feedback,
    health,
    inbox,
    mails,
    palette,
    submissions,
    tickets,
    uploads,
)
from diagnostics.web.help import help_page

app_name = "desk"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", inbox.inbox, name="inbox"),
    path("tickets/change/", bulk.bulk, name="bulk"),
    path("tickets/change/undo/", bulk.undo, name="undo"),
    path("tickets/<int:number>/", tickets.ticket, name="ticket"),
    path("tickets/<int:number>/preview/", inbox.preview, name="preview"),
    path("tickets/<int:number>/assign/", actions.assign, name="assign"),
    path("tickets/<int:number>/state/", actions.state, name="state"),
    path("tickets/<int:number>/cause/", actions.cause, name="correct-cause"),
    path("tickets/<int:number>/follow-up/", actions.follow_up, name="follow-up"),
    path("tickets/<int:number>/feedback/", feedback.give, name="feedback"),
    path("tickets/<int:number>/note/", actions.note, name="note"),
    path("tickets/<int:number>/mails/<int:pk>/", mails.raw, name="raw"),
    path("tickets/<int:number>/mails/<int:pk>/parts/<int:index>/", mails.part, name="part"),
    path("upload/", uploads.upload, name="upload"),
    path("upload/part/", uploads.upload_part, name="upload-part"),
    path("samples/<slug:name>/", uploads.sample, name="sample"),
    path("batches/<int:pk>/", batches.batch, name="batch"),
    path("batches/<int:pk>/rows/", batches.batch_rows, name="batch-rows"),
    path("submissions/", submissions.submissions, name="submissions"),
    path("submissions/<int:pk>/", submissions.submission, name="submission"),
    path("submissions/<int:pk>/raw/", submissions.submission_raw, name="submission-raw"),
    path("submissions/<int:pk>/again/", submissions.read_again, name="submission-again"),
    path("knowledge/", include("diagnostics.web.knowledge.urls")),
    path("codes/", codes.codes, name="codes"),
    path("codes/<str:slug>/", codes.code, name="code"),
    path("ask/", asking.ask, name="ask"),
    path("palette/", palette.palette, name="palette"),
    path("settings/", account.settings, name="settings"),
    path("language/", account.choose_language, name="language"),
    path("help/", help_page, name="help"),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
