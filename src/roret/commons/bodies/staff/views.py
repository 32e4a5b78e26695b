"""What may be done to a membership beside editing it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from roret.commons.bodies import services
from roret.commons.bodies.forms import EndMembershipForm
from roret.commons.bodies.models import Membership
from roret.foundation import authz, doors


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a membership, and let a substitute in."""
    rows = Membership.objects.visible_to(request.user).select_related("post__body")
    membership = get_object_or_404(rows, pk=pk)
    if not authz.allowed(request.user, "bodies.end_membership", membership):
        raise PermissionDenied("bodies.end_membership")
    form = EndMembershipForm(request.POST or None, substitutes=membership.substitutes.current().exists())
    if form.is_valid():
        seated = doors.run(form, services.end_membership, membership, by=request.user)
        if not form.errors:
            messages.success(
                request,
                _("%(name)s has the seat.") % {"name": seated} if seated else _("The membership has been ended."),
            )
            return redirect("staff:membership-detail", seated.pk if seated else pk)
    crumbs = [
        (_("Memberships"), reverse("staff:membership-list")),
        (str(membership), reverse("staff:membership-detail", args=[pk])),
    ]
    texts = {"heading": _("End the membership of %(name)s") % {"name": membership}, "submit": _("End the membership")}
    return render(
        request,
        "staff/act.html",
        {"thing": membership, "form": form, "crumbs": [*crumbs, (texts["submit"], "")], "lead": "", **texts},
    )
