"""Which address leads where?"""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    # administrators change addresses, and sign in by the one door that asks for second factors and counts failures
    path("accounts/email/", RedirectView.as_view(pattern_name="desk:settings"), name="account_email"),
    path("admin/login/", secure_admin_login(admin.site.login)),  # type: ignore[no-untyped-call]  # allauth annotates none
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("", include("diagnostics.web.urls")),
]

handler400 = "diagnostics.web.errors.bad_request"
handler403 = "diagnostics.web.errors.forbidden"
handler404 = "diagnostics.web.errors.not_found"
handler500 = "diagnostics.web.errors.server_error"
