"""Taking a place out of what is published, and letting it be seen again."""

from typing import Any

from django.db import transaction

from roret.foundation import authz, clock, journal
from roret.listen.contributions import events
from roret.listen.contributions.models import Contribution, Place


@transaction.atomic
def hide_place(contribution: Contribution, *, by: Any) -> Place:
    """Keep a place from publication, because it points at somebody's home, say; the response itself is read as before."""
    authz.require(by, "contributions.moderate_contribution", contribution)
    place = Place.objects.lock(contribution.pk)
    if place.hidden_at is None:
        place.hidden_at, place.hidden_by = clock.now(), authz.name_of(by)
        place.save(update_fields=["hidden_at", "hidden_by"])
        journal.record(events.PlaceHidden, contribution, by=by)
    return place


@transaction.atomic
def show_place(contribution: Contribution, *, by: Any) -> Place:
    """Let a place be seen again together with its response."""
    authz.require(by, "contributions.moderate_contribution", contribution)
    place = Place.objects.lock(contribution.pk)
    if place.hidden_at:
        place.hidden_at, place.hidden_by = None, ""
        place.save(update_fields=["hidden_at", "hidden_by"])
        journal.record(events.PlaceShown, contribution, by=by)
    return place
