"""What the pages of posts and memberships show beside their fields."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from roret.commons.bodies.models import GoverningText, Membership, Post
from roret.foundation import authz
from roret.foundation.staff.layout import Part


class SeatActions(Part):
    """Another number of seats from a day, and recommending somebody where another body gives the seat."""

    template = "staff/parts/actions.html"

    def context(self, request: HttpRequest, thing: Post) -> dict[str, Any] | None:
        """Return the buttons that the person may use."""
        buttons = []
        if authz.allowed(request.user, "bodies.update_post", thing):
            buttons.append((_("Change the number of seats from a day"), reverse("staff:post-seats", args=[thing.pk])))
        if thing.appointed_by_id and authz.allowed(request.user, "bodies.create_membership", thing):
            buttons.append((_("Recommend a person"), reverse("staff:post-recommend", args=[thing.pk])))
        return {"buttons": buttons} if buttons else None


class Waiting(Part):
    """That somebody is recommended, and the way to appoint her for whoever may."""

    template = "bodies/staff/waiting.html"

    def context(self, request: HttpRequest, thing: Membership) -> dict[str, Any] | None:
        """Return who gives the seat, where somebody waits for it."""
        if not thing.waits:
            return None
        giver = thing.post.appointed_by
        may = authz.allowed(request.user, "bodies.confirm_membership", giver or thing)
        return {"member": thing, "giver": giver, "may": may}


class OldAndNew(Part):
    """The way to the version before it, side by side."""

    template = "staff/parts/actions.html"

    def context(self, request: HttpRequest, thing: GoverningText) -> dict[str, Any] | None:
        """Return the button, where there is a version before it."""
        if thing.number == 1:
            return None
        address = reverse("public:body-text-compare", args=[thing.body_id, thing.kind])
        return {"buttons": [(_("Old and new text side by side"), f"{address}?to={thing.number}")]}
