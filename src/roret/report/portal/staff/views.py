"""My day: what waits, overdue first; my open consultations; what comes next."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from roret.foundation import authz, clock, modules
from roret.report.portal import ahead, day


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Show all that waits for the person, whatever module it comes from; the counters narrow it by the address."""
    standing = authz.standing_of(request.user)
    if not (standing.is_staff or standing.operator_session):
        raise PermissionDenied("staff")
    tasks = day.tasks_of(modules.waiting_for(request.user))
    look = day.search_for_look(request.GET.get("vis", ""))
    meetings, consultations = ahead.meetings_ahead(request.user), ahead.current_consultations(request.user)
    context = {
        "today": clock.today(),
        "look": day.Look(look) if look else None,
        "counters": day.counters(tasks, chosen=look),
        "piles": day.piles(tasks, look=look),
        "strip": day.strip(ahead.marks_ahead(request.user, meetings, consultations), tasks),
        "open_now": ahead.open_now(consultations),
        "meetings": meetings,
    }
    return render(request, "portal/today.html", context)
