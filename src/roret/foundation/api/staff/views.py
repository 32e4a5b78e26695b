"""Making and revoking keys."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from roret.foundation import doors
from roret.foundation.api import services
from roret.foundation.api.forms import TokenForm
from roret.foundation.api.models import Token
from roret.foundation.authz.doors import needs, sent
from roret.foundation.errors import DomainError


@never_cache
@needs("api.create_token")
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Make a key, and show its secret this once."""
    form = TokenForm(sent(request))
    crumbs = [(_("API tokens"), reverse("staff:token-list")), (_("New"), "")]
    made = doors.run(form, services.create_token, by=request.user) if form.is_valid() else None
    if made:
        token, secret = made
        return render(request, "api/staff/token_made.html", {"token": token, "secret": secret, "crumbs": crumbs})
    texts = {"heading": _("New key to the API"), "submit": _("Make the key"), "lead": ""}
    return render(request, "staff/act.html", {"form": form, "crumbs": crumbs, **texts})


@needs("api.revoke_token")
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a key away, after asking."""
    token = get_object_or_404(Token.objects.visible_to(request.user), pk=pk)
    problem = ""
    if request.method == "POST":
        try:
            services.revoke_token(token, by=request.user)
        except DomainError as error:
            problem = str(error)
        else:
            messages.success(request, _("The key has been taken away."))
            return redirect("staff:token-detail", pk)
    crumbs = [
        (_("API tokens"), reverse("staff:token-list")),
        (str(token), reverse("staff:token-detail", args=[pk])),
        (_("Take away"), ""),
    ]
    return render(request, "api/staff/token_revoke.html", {"token": token, "problem": problem, "crumbs": crumbs})
