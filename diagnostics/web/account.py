"""Who may come in, and how does the portal look to them?"""

from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from django.views.i18n import set_language

from diagnostics.models import Role, User
from diagnostics.web.access import person


class ClosedAccounts(DefaultAccountAdapter):
    """Accounts are made by administrators; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # allauth passes it
        return False


class SettingsForm(forms.ModelForm):  # type: ignore[type-arg]  # at run time it takes none
    """What a person decides about their own portal."""

    class Meta:
        model = User
        fields = ("first_name", "language", "theme", "shortcuts")
        labels = {
            "first_name": gettext_lazy("Name"),
            "language": gettext_lazy("Language"),
            "theme": gettext_lazy("Appearance"),
            "shortcuts": gettext_lazy("Keyboard shortcuts"),
        }
        help_texts = {
            "first_name": gettext_lazy("How colleagues see you in lists and in the history."),
            "shortcuts": gettext_lazy("Single keys such as j, k and / act on lists and tickets."),
        }
        widgets = {"language": forms.RadioSelect, "theme": forms.RadioSelect}


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Language, appearance, keyboard and name, and the ways to password, second factor and sessions."""
    user = person(request)
    form = SettingsForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        translation.activate(form.cleaned_data["language"])
        messages.success(request, _("Your settings are saved."))
        return redirect("desk:settings")
    if form.errors:
        user.refresh_from_db()
    return render(
        request,
        "account/settings.html",
        {"form": form, "roles": [Role(group.name) for group in user.groups.all() if group.name in Role.values]},
        status=422 if form.errors else 200,
    )


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the language of somebody who has not signed in; whoever has, chooses in the settings."""
    return set_language(request)
