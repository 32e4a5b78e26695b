"""What may be done to posts and memberships beside editing them, and a body at any date."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from roret.commons.bodies import services
from roret.commons.bodies.forms import ConfirmForm, EndMembershipForm, RecommendForm, RightForm, SeatsForm, chosen_day
from roret.commons.bodies.models import Body, Membership, Post
from roret.commons.bodies.selectors import composition as composition_of
from roret.commons.bodies.selectors_checks import check
from roret.foundation import authz, doors


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a membership, and let a substitute in."""
    rows = Membership.objects.visible_to(request.user).select_related("post__body")
    membership = get_object_or_404(rows, pk=pk)
    if not authz.allowed(request.user, "bodies.end_membership", membership):
        raise PermissionDenied("bodies.end_membership")
    form = EndMembershipForm(request.POST or None, substitutes=membership.substitutes.current().exists())
    if form.is_valid():
        seated = doors.run(form, services.end_membership, membership, by=request.user)
        if not form.errors:
            messages.success(
                request,
                _("%(name)s has the seat.") % {"name": seated} if seated else _("The membership has been ended."),
            )
            return redirect("staff:membership-detail", seated.pk if seated else pk)
    crumbs = _crumbs("membership", _("Memberships"), membership)
    texts = {"heading": _("End the membership of %(name)s") % {"name": membership}, "submit": _("End the membership")}
    return _act(request, membership, form, crumbs, **texts)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Appoint whoever is recommended, on behalf of the body that gives the seat."""
    rows = Membership.objects.visible_to(request.user).select_related("post__body", "post__appointed_by")
    membership = get_object_or_404(rows, pk=pk)
    authz.require(request.user, "bodies.confirm_membership", membership.post.appointed_by or membership)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and doors.run(form, services.confirm_member, membership, by=request.user):
        messages.success(request, _("%(name)s has the seat.") % {"name": membership})
        return redirect("staff:membership-detail", pk)
    return _act(
        request,
        membership,
        form,
        _crumbs("membership", _("Memberships"), membership),
        heading=_("Appoint %(name)s") % {"name": membership},
        submit=_("Appoint"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def seats(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a post another number of seats from a day on."""
    post = _post(request, pk)
    authz.require(request.user, "bodies.update_post", post)
    form = SeatsForm(request.POST or None)
    if form.is_valid() and doors.run(form, services.change_seats, post, by=request.user):
        messages.success(request, _("The number of seats has been changed."))
        return redirect("staff:post-detail", pk)
    return _act(
        request,
        post,
        form,
        _crumbs("post", _("Posts"), post),
        heading=_("Change the number of seats from a day"),
        lead=_(
            "What counted before the day stays. People who are then too many are named in the check of the composition."
        ),
        submit=_("Change the number of seats"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def recommend(request: HttpRequest, pk: int) -> HttpResponse:
    """Recommend a person for a seat that another body gives."""
    post = _post(request, pk)
    authz.require(request.user, "bodies.create_membership", post)
    form = RecommendForm(request.POST or None)
    made = doors.run(form, services.recommend_member, post, by=request.user) if form.is_valid() else None
    if made:
        messages.success(request, _("%(name)s is recommended.") % {"name": made})
        return redirect("staff:membership-detail", made.pk)
    return _act(
        request,
        post,
        form,
        _crumbs("post", _("Posts"), post),
        heading=_("Recommend a person"),
        lead=_("She has the seat when the body that gives it has appointed her."),
        submit=_("Recommend"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def right(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a body a right from a day on, or take it."""
    body = get_object_or_404(Body.objects.visible_to(request.user), pk=pk)
    authz.require(request.user, "bodies.update_body", body)
    form = RightForm(request.POST or None)
    if form.is_valid() and doors.run(form, services.change_right, body, by=request.user):
        messages.success(request, _("The right counts from the day."))
        return redirect("staff:body-detail", pk)
    return _act(
        request,
        body,
        form,
        _crumbs("body", _("Bodies"), body),
        heading=_("Give or take a right from a day"),
        lead=_("What counted before the day stays known."),
        submit=_("Save"),
    )


@require_safe
def composition(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who sits in a body on the day in the address, and hold its rules up at every date."""
    authz.require(request.user, "bodies.view_body")
    body = get_object_or_404(Body.objects.visible_to(request.user), pk=pk)
    form, day = chosen_day(request)
    context = {
        "body": body,
        "form": form,
        "day": day,
        "composition": composition_of(body, on=day),
        "check": check(body),
        "heading": _("%(body)s: members and composition") % {"body": body},
        "crumbs": [*_crumbs("body", _("Bodies"), body), (_("Members and composition"), "")],
    }
    return render(request, "bodies/staff/composition.html", context)


def _post(request: HttpRequest, pk: int) -> Post:
    return get_object_or_404(Post.objects.visible_to(request.user).select_related("body"), pk=pk)


def _crumbs(kind: str, plural: str, thing: Any) -> list[tuple[str, str]]:
    return [(plural, reverse(f"staff:{kind}-list")), (str(thing), reverse(f"staff:{kind}-detail", args=[thing.pk]))]


def _act(request: HttpRequest, thing: Any, form: Any, crumbs: list[tuple[str, str]], **texts: str) -> HttpResponse:
    context = {"thing": thing, "form": form, "crumbs": [*crumbs, (texts["submit"], "")], "lead": "", **texts}
    return render(request, "staff/act.html", context, status=422 if form.errors else 200)
