"""Where a body writes together: its list, a draft with comments and versions, adoption, sending and publishing."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.commons.bodies.enums import FATES
from roret.engines.documents import Fate, compare, convert_typed
from roret.foundation import authz
from roret.foundation.doors import act, run
from roret.listen.consultations.models import Consultation
from roret.listen.statements import selectors, services
from roret.listen.statements.forms import AdoptForm, CommentForm, MeetingForm, StatementForm
from roret.listen.statements.models import Statement, StatementComment

PAGE = 20
FIELDS = ("body", "type", "title", "text", "consultation", "to_unit", "to_others", "version")


def find(request: HttpRequest, pk: int, permission: str = "statements.write_statement") -> Statement:
    """Return one that the reader may write on; others do not exist for her."""
    authz.require(request.user, "statements.write_statement")
    found = get_object_or_404(selectors.with_page(request.user), pk=pk)
    authz.require(request.user, permission, found)
    return found


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what the reader's bodies write and have sent; what is overdue stands first."""
    authz.require(request.user, "statements.write_statement")
    bodies = list(selectors.bodies_to_write_for(request.user))
    rows = selectors.of_bodies(request.user, [body.pk for body in bodies])
    page = Paginator(rows, PAGE).get_page(request.GET.get("side"))
    return render(request, "statements/member/index.html", {"page": page, "bodies": bodies})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Begin a draft; the address may name the consultation that it answers."""
    authz.require(request.user, "statements.write_statement")
    asked = Consultation.objects.visible_to(request.user).filter(number=request.GET.get("consultation", "")).first()
    initial = {"consultation": asked, "title": str(asked) if asked else ""}
    form = StatementForm(request.POST or None, person=request.user, initial=initial)
    if form.is_valid():
        form.cleaned_data.pop("version")
        if made := run(form, services.create_statement, by=request.user):
            messages.success(request, _("The draft is saved. The other members can read it and write on it."))
            return redirect("member:statement-draft", pk=made.pk)
    return _page(request, form, heading=_("New statement or proposal"), submit=_("Save the draft"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a draft with what can be done next, its versions and its comments; take a comment."""
    found = find(request, pk)
    form = CommentForm(request.POST or None)
    if form.is_valid() and run(form, services.comment_on, found, by=request.user):
        messages.success(request, _("Your comment stands with the draft."))
        return redirect("member:statement-draft", pk=pk)
    leads = authz.allowed(request.user, "statements.send_statement", found)
    context = {
        "statement": found, "form": form, "facts": selectors.facts_of(found), "leads": leads,
        "versions": found.versions.visible_to(request.user), "comments": found.comments.visible_to(request.user),
        "may_change": bool(found.can_change()), "may_publish": leads and bool(found.can_publish()),
    }  # fmt: skip
    return render(request, "statements/member/draft.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft; the second of two editors is told field by field and loses nothing."""
    found = find(request, pk)
    initial = {name: getattr(found, name) for name in FIELDS}
    form = StatementForm(request.POST or None, person=request.user, statement=found, initial=initial)
    if form.is_valid() and run(form, services.update_statement, found, by=request.user):
        messages.success(request, _("Your changes have been saved."))
        return redirect("member:statement-draft", pk=pk)
    return _page(request, form, heading=_("Write on the draft"), submit=_("Save the draft"), statement=found)


@never_cache
@require_safe
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Show two versions side by side: those in the address, else the newest and the one before it."""
    found = find(request, pk)
    every = list(found.versions.visible_to(request.user))
    after = _chosen(every, request.GET.get("to")) or every[0]
    before = _chosen(every, request.GET.get("from")) or _chosen(every, str(after.number - 1))
    if before is None:
        raise Http404
    rows = compare(_blocks(before), _blocks(after))
    context = {
        "statement": found, "versions": every, "before": before, "after": after,
        "rows": [(row, FATES[row.fate]) for row in rows], "changed": sum(row.fate != Fate.UNCHANGED for row in rows),
    }  # fmt: skip
    return render(request, "statements/member/versions.html", context)


def _blocks(version: Any) -> Any:
    return convert_typed(f"# {version.title}\n\n{version.text}").blocks


def _chosen(every: list[Any], number: str | None) -> Any:
    return next((one for one in every if str(one.number) == number), None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away, after asking."""
    found = find(request, pk)
    if request.method == "POST":
        done = act(request, services.discard_statement, found, done=_("The draft is thrown away."))
        return redirect("member:statement-list") if done else redirect("member:statement-draft", pk=pk)
    return render(request, "statements/member/discard.html", {"statement": found})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the draft on the agenda of a coming meeting."""
    found = find(request, pk, "statements.send_statement")
    form = MeetingForm(request.POST or None, statement=found)
    if form.is_valid() and run(form, services.put_to_meeting, found, by=request.user):
        messages.success(request, _("It is on the agenda."))
        return redirect("member:statement-draft", pk=pk)
    return _page(
        request, form, heading=_("Put the draft on an agenda"), submit=_("Put it on the agenda"), statement=found,
        lead=_("Everybody can read the title on the agenda. The draft itself is read by the body and staff only."),
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the body has adopted it."""
    found = find(request, pk, "statements.send_statement")
    form = AdoptForm(request.POST or None, statement=found)
    if form.is_valid() and run(form, services.adopt_statement, found, by=request.user):
        messages.success(request, _("The adoption is noted. The words are not changed any more."))
        return redirect("member:statement-draft", pk=pk)
    return _page(request, form, heading=_("Note the adoption"), submit=_("Note the adoption"), statement=found)


@never_cache
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send what is adopted."""
    found = find(request, pk, "statements.send_statement")
    act(request, services.send_statement, found, done=_("It is sent. You see here when it is answered."))
    return redirect("member:statement-draft", pk=pk)


@never_cache
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Let everybody read what has been sent."""
    found = find(request, pk, "statements.send_statement")
    act(request, services.publish_statement, found, done=_("Now everybody can read it."))
    return redirect("member:statement-draft", pk=pk)


@never_cache
@require_POST
def remove_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own comment away."""
    comment = get_object_or_404(StatementComment.objects.visible_to(request.user), pk=pk)
    act(request, services.remove_comment, comment, done=_("The comment is removed."))
    return redirect("member:statement-draft", pk=comment.statement_id)


def _page(request: HttpRequest, form: Any, *, statement: Statement | None = None, **texts: str) -> HttpResponse:
    crumbs = [(_("Our statements"), reverse("member:statement-list"))]
    crumbs += [(str(statement), reverse("member:statement-draft", args=[statement.pk]))] if statement else []
    context = {"form": form, "crumbs": [*crumbs, (texts["heading"], "")], "lead": "", **texts}
    return render(request, "statements/member/form.html", context, status=422 if form.errors else 200)
