"""Giving and ending roles."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from roret.commons.people import rules, services
from roret.commons.people.forms import EndRoleForm, GrantByEmailForm, GrantForm
from roret.commons.people.models import RoleGrant, User
from roret.foundation import authz
from roret.foundation.authz.doors import needs, sent, staff_only
from roret.foundation.doors import run


@require_http_methods(["GET", "POST"])
@needs(*rules.GRANTING)
def grant_to_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a role to a person whom one sees."""
    person = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    form = GrantForm(sent(request), by=request.user)
    if request.method == "POST" and form.is_valid() and _give(form, person, by=request.user):
        return _given(request, person)
    return _show(request, form, person=person)


@require_http_methods(["GET", "POST"])
@needs(*rules.GRANTING)
def grant_by_email(request: HttpRequest) -> HttpResponse:
    """Give a role to a person whose address one knows."""
    form = GrantByEmailForm(sent(request), by=request.user, initial={"email": request.session.get("grant_to", "")})
    if request.method == "POST" and form.is_valid() and _give(form, form.person, by=request.user):
        request.session.pop("grant_to", None)
        return _given(request, form.person)
    return _show(request, form)


@require_http_methods(["GET", "POST"])
@staff_only
def end_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """End a role at once or after a day."""
    grant = get_object_or_404(RoleGrant.objects.visible_to(request.user).select_related("user", "unit"), pk=pk)
    authz.require(request.user, "people.end_role", grant)
    form = EndRoleForm(sent(request))
    if request.method == "POST" and form.is_valid() and run(form, services.end_role, grant, by=request.user):
        messages.success(request, _("The role has been ended."))
        return redirect("staff:person-detail", grant.user_id)
    return render(request, "people/staff/role_end.html", {"form": form, "grant": grant})


def _give(form: Any, person: User, *, by: Any) -> Any:
    """Give the role, or say on the form why not; the choices of the form are wider than what each role reaches."""
    try:
        return run(form, services.grant_role, person, by=by)
    except PermissionDenied:
        itself = person.pk == by.pk
        form.add_error(
            None, _("You cannot give a role to yourself.") if itself else _("You may not give this role in this unit.")
        )
    return None


def _given(request: HttpRequest, person: User) -> HttpResponse:
    messages.success(request, _("The role has been given."))
    return redirect("staff:person-detail", person.pk)


def _show(request: HttpRequest, form: Any, *, person: User | None = None) -> HttpResponse:
    return render(request, "people/staff/role_grant.html", {"form": form, "person": person})
