"""Viewpoints in the workspace: writing them, deciding about proposals, and having the votes mapped."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from roret.foundation import authz
from roret.foundation.doors import act, run
from roret.listen.consultations.models import Consultation
from roret.listen.viewpoints import picture, selectors, services
from roret.listen.viewpoints.forms import ViewpointForm
from roret.listen.viewpoints.models import OpinionMap, Viewpoint


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a viewpoint."""
    consultation = _consultation(request, pk, "viewpoints.edit_viewpoint")
    form = ViewpointForm(request.POST)
    if form.is_valid() and run(form, services.add_viewpoint, consultation, by=request.user):
        messages.success(request, _("The viewpoint is shown."))
        return _back(consultation)
    return render(request, "viewpoints/staff/form.html", {"form": form, "consultation": consultation})


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a proposal, or refuse it with a reason."""
    found = _viewpoint(request, pk)
    show = request.POST.get("show") == "yes"
    done = _("The viewpoint is shown.") if show else _("The viewpoint is not shown.")
    act(request, services.decide_viewpoint, found, show=show, reason=request.POST.get("reason", "")[:300], done=done)
    return _back(found.consultation)


@require_POST
def take_down(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a viewpoint down."""
    found = _viewpoint(request, pk)
    reason = request.POST.get("reason", "")[:300]
    act(request, services.take_down_viewpoint, found, reason=reason, done=_("The viewpoint is taken down."))
    return _back(found.consultation)


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the votes mapped."""
    consultation = _consultation(request, pk, "viewpoints.make_map")
    made = act(request, services.start_map, consultation)
    return redirect("staff:opinion-map", pk=made.pk) if made else _back(consultation)


@require_safe
def opinion_map(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a map as everybody will see it; while it is computed, how far it has come."""
    found = _map(request, pk)
    context: dict[str, Any] = {
        "map": found,
        "consultation": found.consultation,
        "verdict": selectors.can_publish(found),
        "may_map": authz.allowed(request.user, "viewpoints.make_map", found),
    }
    if found.report:
        context |= picture.read(found.report)
    return render(request, "viewpoints/staff/map.html", context)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Let everybody see a map."""
    found = _map(request, pk)
    act(request, services.publish_map, found, done=_("The map is published."))
    return redirect("staff:opinion-map", pk=pk)


def _consultation(request: HttpRequest, pk: int, permission: str) -> Consultation:
    found = get_object_or_404(Consultation.objects.visible_to(request.user), pk=pk)
    authz.require(request.user, permission, found)
    return found


def _viewpoint(request: HttpRequest, pk: int) -> Viewpoint:
    rows = Viewpoint.objects.visible_to(request.user).select_related("consultation__unit")
    found = get_object_or_404(rows, pk=pk)
    authz.require(request.user, "viewpoints.edit_viewpoint", found)
    return found


def _map(request: HttpRequest, pk: int) -> OpinionMap:
    rows = OpinionMap.objects.visible_to(request.user).select_related("consultation__unit", "progress")
    found = get_object_or_404(rows, pk=pk)
    authz.require(request.user, "viewpoints.view_viewpoint", found)
    return found


def _back(consultation: Consultation) -> HttpResponse:
    return redirect(consultation.get_staff_url() + "#viewpoints")
