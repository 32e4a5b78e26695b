"""My day: what waits, overdue first."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from roret.foundation import authz, clock, modules


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Show all that waits for the person, whatever module it comes from."""
    standing = authz.standing_of(request.user)
    if not (standing.is_staff or standing.operator_session):
        raise PermissionDenied("staff")
    waiting = modules.waiting_for(request.user)
    context = {
        "overdue": [one for one in waiting if one.overdue],
        "waiting": [one for one in waiting if not one.overdue],
        "today": clock.today(),
    }
    return render(request, "portal/today.html", context)
