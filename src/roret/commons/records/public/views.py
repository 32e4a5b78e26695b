"""Pages about records for everybody: the record, its thread, and following it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from roret.commons.records import selectors, services
from roret.commons.records.models import Record
from roret.commons.records.picture import thread_picture
from roret.foundation.doors import kept_for_guests


def record_or_404(request: HttpRequest, number: str) -> Record:
    """Return the record with a number if the reader may see it, else say that the page does not exist."""
    try:
        return selectors.find_record(number, person=request.user)
    except Record.DoesNotExist as error:
        raise Http404 from error


@require_safe
def record(request: HttpRequest, number: str) -> HttpResponse:
    """Show any record by its number; a kind that has its own page leads there."""
    found = record_or_404(request, number)
    if found.record_kind.public_url:
        return redirect(found.get_absolute_url())
    context = {"record": found, "facts": facts_of(found), "crumbs": [(_("Front page"), "/"), (str(found), "")]}
    return render(request, "records/record.html", context)


@require_safe
@kept_for_guests
def thread(request: HttpRequest, number: str) -> HttpResponse:
    """Show the thread of a record as a picture and as a list."""
    found = record_or_404(request, number)
    crumbs = [(_("Front page"), "/"), (str(found), found.get_absolute_url()), (_("The thread"), "")]
    walked = selectors.thread(found, person=request.user)
    picture = thread_picture(found, person=request.user, walked=walked)
    context = {"record": found, "picture": picture, "walked": walked, "crumbs": crumbs}
    return render(request, "records/thread_page.html", context)


@login_required
@require_POST
def follow(request: HttpRequest, number: str) -> HttpResponse:
    """Follow a record."""
    found = record_or_404(request, number)
    services.follow_record(found, by=request.user)
    return redirect(found.get_absolute_url())


@login_required
@require_POST
def unfollow(request: HttpRequest, number: str) -> HttpResponse:
    """Stop following a record."""
    found = record_or_404(request, number)
    services.unfollow_record(found, by=request.user)
    return redirect(found.get_absolute_url())


def facts_of(record: Record) -> list[tuple[str, str]]:
    """Return what every record's page says about it: number, unit, areas and dates."""
    pairs = [(_("Number"), record.number), (_("Responsible"), str(record.unit))]
    if record.body:
        pairs.append((_("Body"), str(record.body)))
    for label, moment in ((_("Begins"), record.begins_at), (_("Ends"), record.ends_at)):
        if moment:
            pairs.append((label, date_format(localtime(moment), "j. F Y")))
    areas = ", ".join(str(area) for area in record.areas.all())
    return [*pairs, (_("Area"), areas)] if areas else pairs
