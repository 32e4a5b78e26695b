"""What may be done to a standing party beside editing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from roret.foundation import authz
from roret.foundation.doors import run
from roret.listen.parties import services
from roret.listen.parties.forms import VerifyForm
from roret.listen.parties.models import StandingParty


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a party is who it says, and how that was made sure of."""
    party = get_object_or_404(StandingParty.objects.visible_to(request.user), pk=pk)
    authz.require(request.user, "parties.update_standingparty", party)
    form = VerifyForm(request.POST or None)
    if form.is_valid() and run(form, services.verify_standing_party, party, by=request.user):
        messages.success(request, _("%(name)s is verified.") % {"name": party})
        return redirect("staff:standingparty-detail", pk)
    crumbs = [
        (_("Standing parties"), reverse("staff:standingparty-list")),
        (str(party), reverse("staff:standingparty-detail", args=[pk])),
        (_("Verify"), ""),
    ]
    texts = {
        "heading": _("Verify %(name)s") % {"name": party},
        "lead": _("Done once. Responses by the party's own link then carry the word verified."),
        "submit": _("Verify"),
    }
    context = {"thing": party, "form": form, "crumbs": crumbs, **texts}
    return render(request, "staff/act.html", context, status=422 if form.errors else 200)
