"""Persons: the list, one person with her roles and history, what she may do, and her access."""

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import RequestConfig

from roret.commons.organisation.models import Unit
from roret.commons.people import rules, selectors, services
from roret.commons.people.filters import PersonFilter
from roret.commons.people.forms import PersonForm, PersonNameForm, ReasonForm
from roret.commons.people.models import RoleGrant, User
from roret.commons.people.staff.imports import ROLE_IMPORT
from roret.commons.people.tables import PersonTable
from roret.foundation import authz
from roret.foundation.authz.doors import needs, sent, staff_only
from roret.foundation.authz.roles import ROLES
from roret.foundation.authz.tables import answers
from roret.foundation.doors import act, run
from roret.foundation.journal.models import Event
from roret.foundation.staff import exporting
from roret.foundation.ui.formats import moment

PAGE = 30
HISTORY = 50


@require_safe
@staff_only
def person_list(request: HttpRequest) -> HttpResponse:
    """List the persons whom the reader may see."""
    grants = RoleGrant.objects.current().select_related("unit")
    persons = User.objects.visible_to(request.user).prefetch_related(
        Prefetch("grants", grants, to_attr="current_grants")
    )
    filterset = PersonFilter(request.GET, persons, request=request)
    table = PersonTable(filterset.qs)
    RequestConfig(request, paginate={"per_page": PAGE}).configure(table)
    return render(
        request,
        "people/staff/person_list.html",
        {"filterset": filterset, "table": table, "exports": _exports(request), **_offers(request)},
    )


@require_POST
@needs("people.export_user")
def person_export(request: HttpRequest, dialect: str) -> HttpResponse:
    """Send the roles of the persons that the list shows, as the import reads them; a POST, because it is remembered."""
    if dialect not in exporting.DIALECTS:
        raise Http404
    persons = PersonFilter(request.GET, User.objects.visible_to(request.user), request=request).qs
    grants = services.export_roles(persons.order_by().values("pk"), by=request.user)
    return exporting.file_response(ROLE_IMPORT.columns, grants, name=_("Persons and roles"), dialect=dialect)


@require_http_methods(["GET", "POST"])
@needs("people.create_user")
def person_create(request: HttpRequest) -> HttpResponse:
    """Invite a new person."""
    form = PersonForm(sent(request))
    if request.method == "POST" and form.is_valid():
        person = run(form, services.create_person, by=request.user)
        if person:
            messages.success(request, _("%(name)s has been invited. Now give her a role.") % {"name": person})
            return (
                redirect("staff:role-grant", person.pk)
                if _seen(request, person)
                else _to_grant_by_email(request, person)
            )
    return render(request, "people/staff/person_form.html", {"form": form})


@require_safe
@staff_only
def person_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a person with her roles and, to those who may read the journal, what happened."""
    person = _person(request, pk)
    grants = [(grant, authz.allowed(request.user, "people.end_role", grant)) for grant in selectors.who_was_who(person)]
    context = {
        "person": person,
        "person_facts": _facts(person),
        "tabs": _tabs(person, active="staff:person-detail"),
        "grants": grants,
        "history": _history(request, person),
        "may_edit": authz.allowed(request.user, "people.update_user", person),
        "may_shut_out": authz.allowed(request.user, "people.deactivate_user", person),
        "may_invite": person.last_login is None and authz.allowed(request.user, "people.create_user"),
    }
    return render(request, "people/staff/person_detail.html", {**context, **_offers(request)})


@require_safe
@staff_only
def person_may(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer “what may she do, and where?”."""
    person = _person(request, pk)
    may = answers(person.standing)
    reached = frozenset().union(*(answer.units or () for found in may.values() for answer in found))
    names = {unit.pk: unit for unit in Unit.objects.filter(pk__in=reached)}
    tabs = _tabs(person, active="staff:person-may")
    shown = [(module, [_shown(answer, names) for answer in found]) for module, found in may.items()]
    return render(request, "people/staff/person_may.html", {"person": person, "may": shown, "tabs": tabs})


@require_http_methods(["GET", "POST"])
@staff_only
def person_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change name and language."""
    person = _person(request, pk)
    authz.require(request.user, "people.update_user", person)
    form = PersonNameForm(sent(request), initial={"name": person.name, "language": person.language})
    if request.method == "POST" and form.is_valid() and run(form, services.update_person, person, by=request.user):
        messages.success(request, _("Saved."))
        return redirect("staff:person-detail", person.pk)
    return render(request, "people/staff/person_form.html", {"form": form, "person": person})


@require_POST
@staff_only
def person_invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the invitation again."""
    person = _person(request, pk)
    act(request, services.send_invitation, person, done=_("A new link has been sent."))
    return redirect("staff:person-detail", person.pk)


@require_http_methods(["GET", "POST"])
@staff_only
def person_access(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a person from signing in, or let her in again."""
    person = _person(request, pk)
    authz.require(request.user, "people.deactivate_user", person)
    service = services.deactivate_person if person.is_active else services.activate_person
    form = ReasonForm(sent(request))
    if request.method == "POST" and form.is_valid() and run(form, service, person, by=request.user):
        messages.success(request, _("Done."))
        return redirect("staff:person-detail", person.pk)
    return render(request, "people/staff/person_access.html", {"form": form, "person": person})


def _person(request: HttpRequest, pk: int) -> User:
    return get_object_or_404(User.objects.visible_to(request.user), pk=pk)


def _seen(request: HttpRequest, person: User) -> bool:
    return User.objects.visible_to(request.user).filter(pk=person.pk).exists()


def _to_grant_by_email(request: HttpRequest, person: User) -> HttpResponse:
    request.session["grant_to"] = person.email  # in the session, because no personal data stands in an address
    return redirect("staff:role-grant-by-email")


def _exports(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the label and address of each kind of file, of what the list shows."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return [
        (_("Export as %(dialect)s") % {"dialect": one.upper()}, reverse("staff:person-export", args=[one]) + query)
        for one in exporting.DIALECTS
    ]


def _offers(request: HttpRequest) -> dict[str, bool]:
    return {
        "may_export": authz.allowed(request.user, "people.export_user"),
        "may_create": authz.allowed(request.user, "people.create_user"),
        "may_grant": any(authz.allowed(request.user, name) for name in rules.GRANTING),
    }


def _facts(person: User) -> list[tuple[str, str]]:
    signed_in = moment(person.last_login) if person.last_login else _("Never")
    return [
        (_("E-mail"), person.email),
        (_("Language"), person.get_language_display()),
        (_("Last signed in"), signed_in),
    ]


def _tabs(person: User, *, active: str) -> list[tuple[str, str, bool]]:
    pages = ((_("Person and roles"), "staff:person-detail"), (_("What the person may do"), "staff:person-may"))
    return [(label, reverse(name, args=[person.pk]), name == active) for label, name in pages]


def _history(request: HttpRequest, person: User) -> list[tuple[Any, ...]]:
    grants = [str(key) for key in person.grants.values_list("pk", flat=True)]
    about = Q(target_type="people.user", target_id=str(person.pk)) | Q(
        target_type="people.rolegrant", target_id__in=grants
    )
    events = Event.objects.visible_to(request.user).filter(about).order_by("-pk")[:HISTORY]
    return [
        (event.at, str(event) + (f" ({event.reason})" if event.reason else ""), event.actor_name) for event in events
    ]


def _shown(answer: Any, names: dict[int, Unit]) -> dict[str, Any]:
    units = [names[key] for key in answer.units or () if key in names]
    tops = sorted(
        (unit for unit in units if unit.parent_id not in (answer.units or ())), key=lambda unit: unit.sort_key
    )
    return {"sentence": answer.sentence, "roles": [ROLES[role].name for role in answer.through], "units": tops}
