"""The recommendation in the workspace: add, change, move and remove items while the matter is unsigned."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from roret.decide.matters import services
from roret.decide.matters.forms import ItemForm
from roret.decide.matters.models import RecommendationItem
from roret.decide.matters.staff.views import find
from roret.foundation.doors import act, run


def _back(pk: int) -> HttpResponse:
    response = redirect("staff:matter-detail", pk=pk)
    response["Location"] += "#items"
    return response


def _find_item(request: HttpRequest, pk: int, item: int) -> RecommendationItem:
    return get_object_or_404(find(request, pk).items.select_related("matter"), pk=item)


def _version(request: HttpRequest) -> Any:
    text = request.POST.get("version", "")
    return int(text) if text.isdigit() else None


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an item last."""
    found, form = find(request, pk), ItemForm(request.POST)
    if form.is_valid() and run(form, services.add_item, found, by=request.user):
        messages.success(request, _("The item is added."))
        return _back(pk)
    return render(
        request, "matters/staff/form.html", {"form": form, "heading": _("Add a recommendation item"), "matter": found}
    )


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Change an item's wording."""
    found = _find_item(request, pk, item)
    form = ItemForm(request.POST or None, initial={"text": found.text, "version": found.matter.version})
    if form.is_valid() and run(form, services.change_item, found, by=request.user):
        messages.success(request, _("Your changes have been saved."))
        return _back(pk)
    heading = _("Change item %(number)d") % {"number": found.number}
    return render(request, "matters/staff/form.html", {"form": form, "heading": heading, "matter": found.matter})


@require_POST
def move(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Move an item one place up or down."""
    found = _find_item(request, pk, item)
    to = found.number + (1 if request.POST.get("move") == "down" else -1)
    act(request, services.move_item, found, to=to, version=_version(request), done=_("The order is changed."))
    return _back(pk)


@require_POST
def remove(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Remove an item."""
    act(
        request,
        services.remove_item,
        _find_item(request, pk, item),
        version=_version(request),
        done=_("The item is removed."),
    )
    return _back(pk)
