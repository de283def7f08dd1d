"""Which address of the knowledge leads where? Part of the desk's own names."""

from django.urls import URLPattern, path

from diagnostics.web.knowledge import reading

urlpatterns: list[URLPattern] = [
    path("", reading.knowledge, name="knowledge"),
    path("<slug:slug>/", reading.cause, name="cause"),
]
