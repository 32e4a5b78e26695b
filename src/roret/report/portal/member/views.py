"""The member side: what my councils owe an answer, their meetings, and what came of what they said."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from roret.foundation import authz
from roret.report.portal import councils


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show a member what waits for her councils, when they meet, and what became of their statements."""
    if not authz.standing_of(request.user).member_units:
        raise PermissionDenied("member")
    asked, meetings = councils.asked_of(request.user), councils.meetings_of(request.user)
    said = councils.said_by(request.user)
    context = {
        "asked": [one for one in asked if one.owing or one.answered],
        "informed": [one for one in asked if one.informed and not one.owing and not one.answered],
        "meetings": meetings,
        "said": said,
        "seats": councils.seats_of(request.user),
        "tiles": councils.tiles(asked, meetings, said),
    }
    return render(request, "portal/member.html", context)
