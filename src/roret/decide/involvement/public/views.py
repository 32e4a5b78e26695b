"""Whom a matter has been talked about with, as everybody reads it: the table annexed to the matter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.decide.involvement import selectors
from roret.decide.matters.models import Matter
from roret.foundation import clock
from roret.foundation.doors import kept_for_guests


@require_safe
@kept_for_guests
def log(request: HttpRequest, number: str) -> HttpResponse:
    """Show the table, and the hearings, meetings and events that it names."""
    published = Matter.objects.visible_to(request.user).filter(published_at__lte=clock.now())
    matter = get_object_or_404(published, number=number)
    rows = list(selectors.log_of(matter, request.user))
    trail = [(_("Decisions"), reverse("public:matter-list")), (str(matter), matter.get_absolute_url())]
    context = {
        "matter": matter,
        "headers": selectors.headers(),
        "lines": selectors.lines(rows),
        "links": list({row.record_id: row.record for row in rows if row.record}.values()),
        "crumbs": [(_("Front page"), "/"), *trail, (_("Who has been involved"), "")],
    }
    return render(request, "involvement/public.html", context)
