"""The live screen: every item of the meeting on one page, each saved by itself, whether the connection holds or not."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from roret.commons.meetings.models import Meeting
from roret.commons.meetings.selectors.attendance import moment_on, quorum_of
from roret.decide.minutes import selectors, services
from roret.decide.minutes.forms import EntryForm, TimesForm
from roret.decide.minutes.models import Entry, Minutes
from roret.decide.minutes.selectors import Draft
from roret.foundation import authz
from roret.foundation.doors import act, run
from roret.foundation.ui import formats


def _meeting(request: HttpRequest, pk: int) -> Meeting:
    found = get_object_or_404(Meeting.objects.visible_to(request.user).select_related("body", "unit"), pk=pk)
    authz.require(request.user, "minutes.write_minutes", found)
    return found


def _draft(request: HttpRequest, pk: int) -> Draft:
    meeting = _meeting(request, pk)
    minutes = selectors.minutes_of(meeting, request.user)
    if minutes is None:
        raise Http404
    return selectors.read_draft(minutes)


@require_safe
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Show every item with its form; before the minutes are begun, the way to begin them."""
    meeting = _meeting(request, pk)
    minutes = selectors.minutes_of(meeting, request.user)
    if minutes is None:
        crumbs = [(str(meeting), meeting.get_staff_url()), (_("Minutes"), "")]
        return render(request, "minutes/staff/begin.html", {"meeting": meeting, "crumbs": crumbs})
    if not minutes.can_write():
        return redirect("staff:minutes-detail", minutes.pk)
    return _page(request, selectors.read_draft(minutes))


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the minutes, or take in the items that have come since."""
    act(request, services.begin_minutes, _meeting(request, pk))
    return redirect("staff:minutes-write", pk)


@require_POST
def times(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down when the meeting began and ended."""
    draft = _draft(request, pk)
    form = TimesForm(request.POST, initial=_times_of(draft.minutes))
    if form.is_valid():
        for name in ("started_at", "ended_at"):
            form.cleaned_data[name] = moment_on(draft.minutes.meeting, form.cleaned_data[name])
        if run(form, services.note_times, draft.minutes, by=request.user):
            messages.success(request, _("The times are written down."))
            return redirect("staff:minutes-write", pk)
    return _page(request, draft, times_form=form)


@require_POST
def save(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Save one item, and conclude it where that is asked for; a script is answered with data."""
    draft = _draft(request, pk)
    entry = next((one for one in draft.entries if one.item.number == number), None)
    if entry is None:
        raise Http404
    form = EntryForm(request.POST, entry=entry, draft=draft)
    saved = _save(request, entry, form)
    if request.headers.get("X-Requested-With") == "fetch":
        return _answer(form, saved)
    if saved and ("conclude" not in request.POST or _conclude(request, saved, form)):
        messages.success(request, _("Item %(number)d is saved.") % {"number": number})
        place = _next(draft, number) if "next" in request.POST else number
        return redirect(f"{reverse('staff:minutes-write', args=[pk])}?punkt={place}#p{place}")
    return _page(request, draft, bound=form)


def _save(request: HttpRequest, entry: Entry, form: EntryForm) -> Entry | None:
    if not form.is_valid():
        return None

    def service(*, by: Any, version: int | None, **_cleaned: Any) -> Entry:
        return services.save_entry(entry, by=by, written=form.written(), version=version)

    return run(form, service, by=request.user)  # type: ignore[no-any-return]  # what the service returns


def _conclude(request: HttpRequest, entry: Entry, form: EntryForm) -> bool:
    """Write the decision into the matter; what was saved just before stays saved when it is refused."""

    def service(*, by: Any, **_cleaned: Any) -> Entry:
        return services.conclude_entry(entry, by=by)

    done = run(form, service, by=request.user) is not None
    if not done:
        form.data["version"] = str(entry.version)
    return done


def _answer(form: EntryForm, saved: Entry | None) -> JsonResponse:
    if saved:
        return JsonResponse({"version": saved.version, "time": formats.clock(localtime(saved.saved_at))})
    errors = [str(error) for found in form.errors.values() for error in found]
    clash = hasattr(form, "clashes")
    return JsonResponse({"errors": errors, "clash": clash}, status=409 if clash else 422)


def _next(draft: Draft, number: int) -> int:
    later = [one.item.number for one in draft.entries if one.item.number > number]
    return min(later, default=number)


def _times_of(minutes: Minutes) -> dict[str, Any]:
    times = {name: getattr(minutes, name) for name in ("started_at", "ended_at")}
    return {name: localtime(at).time() if at else None for name, at in times.items()} | {"version": minutes.version}


def _page(
    request: HttpRequest, draft: Draft, *, bound: EntryForm | None = None, times_form: Any = None
) -> HttpResponse:
    minutes, meeting = draft.minutes, draft.minutes.meeting
    asked = request.GET.get("punkt", "")
    here = bound.entry.item.number if bound else int(asked) if asked.isdecimal() else 0
    first = draft.entries[0].item.number if draft.entries else 0
    rows = [
        {
            "entry": entry,
            "form": bound if bound and bound.entry == entry else EntryForm(entry=entry, draft=draft),
            "open": entry.item.number == (here or first),
            "bound": bool(bound and bound.entry == entry),
            "decided": any(motion.decided for motion in entry.motions.all()),
            "out": draft.out.get(entry.item_id, ()),
            "voters": draft.voters(entry),
        }
        for entry in draft.entries
    ]
    context = {
        "minutes": minutes,
        "meeting": meeting,
        "rows": rows,
        "bound": bound,
        "quorum": quorum_of(meeting, draft.called),
        "times_form": times_form or TimesForm(initial=_times_of(minutes)),
        "late_items": getattr(minutes, "late", False),
        "optional_marks": False,
        "crumbs": [(str(meeting), meeting.get_staff_url()), (_("Minutes"), "")],
    }
    wrong = bound is not None or times_form is not None
    return render(request, "minutes/staff/write.html", context, status=422 if wrong else 200)
