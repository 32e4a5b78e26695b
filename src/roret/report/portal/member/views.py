"""The member side: my bodies, the next meetings, and what my council is asked."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from roret.commons.bodies.models import Body
from roret.commons.meetings.models import Meeting
from roret.foundation import authz, clock
from roret.listen.consultations.models import Consultation


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show a member her bodies, their next meetings, and the consultations in which they have a right to be heard."""
    units = authz.standing_of(request.user).member_units
    if not units:
        raise PermissionDenied("member")
    meetings = Meeting.objects.visible_to(request.user).filter(
        body_id__in=units, begins_at__gte=clock.now(), cancelled_at=None
    )
    asked = (
        Consultation.objects.visible_to(request.user)
        .open()
        .filter(parties__unit_id__in=units)
        .distinct()
        .order_by("ends_at")
    )
    context = {
        "bodies": Body.objects.filter(pk__in=units),
        "meetings": meetings.select_related("body").order_by("begins_at")[:10],
        "asked": asked.select_related("unit", "series").prefetch_related("areas")[:20],
    }
    return render(request, "portal/member.html", context)
