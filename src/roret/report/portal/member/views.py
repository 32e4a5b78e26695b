"""The member side: what my councils owe an answer, their meetings, and what came of what they said."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from roret.commons.meetings.models import Meeting
from roret.foundation import authz
from roret.report.portal import councils
from roret.report.portal.papers import papers_pdf


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show a member what waits for her councils, when they meet, and what became of their statements."""
    if not authz.standing_of(request.user).member_units:
        raise PermissionDenied("member")
    asked, meetings = councils.asked_of(request.user), councils.meetings_of(request.user)
    said, seats = councils.said_by(request.user), councils.seats_of(request.user)
    context = {
        "asked": [one for one in asked if one.owing or one.answered],
        "informed": [one for one in asked if one.informed and not one.owing and not one.answered],
        "meetings": meetings,
        "said": said,
        "seats": seats,
        "written": councils.written_by(request.user),
        "tiles": councils.tiles(asked, meetings, said),
    }
    return render(request, "portal/member.html", context)


@never_cache
@require_safe
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the papers of a meeting as one PDF, with the closed parts that the reader may read; never kept by anybody between."""
    authz.require(request.user, "portal.take_papers")
    found = get_object_or_404(Meeting.objects.visible_to(request.user).select_related("body"), pk=pk)
    authz.require(request.user, "portal.take_papers", found)
    if not found.agenda_published_at:
        raise Http404
    response = HttpResponse(papers_pdf(found, person=request.user), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="moede-{found.number}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
