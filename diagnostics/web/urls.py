"""Which page answers which address?"""

from django.urls import URLPattern, path
from django.views.generic import TemplateView

app_name = "desk"

_soon = TemplateView.as_view(template_name="base.html")

urlpatterns: list[URLPattern] = [
    path("", _soon, name="inbox"),
    path("tickets/<int:number>/", _soon, name="ticket"),
    path("upload/", _soon, name="upload"),
    path("batches/<int:pk>/", _soon, name="batch"),
    path("knowledge/", _soon, name="knowledge"),
    path("knowledge/<slug:slug>/", _soon, name="cause"),
    path("settings/", _soon, name="settings"),
    path("help/", _soon, name="help"),
]
