"""Which address leads where?"""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("", include("diagnostics.web.urls")),
]

handler400 = "diagnostics.web.errors.bad_request"
handler403 = "diagnostics.web.errors.forbidden"
handler404 = "diagnostics.web.errors.not_found"
handler500 = "diagnostics.web.errors.server_error"
