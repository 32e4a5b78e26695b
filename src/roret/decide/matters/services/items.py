"""The recommendation: numbered items, changed only while the matter is unsigned."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from roret.decide.matters import events
from roret.decide.matters.models import Matter, RecommendationItem
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import ChangedMeanwhile, DomainError


@transaction.atomic
def add_item(matter: Matter, *, by: Any, text: str, version: int | None = None) -> RecommendationItem:
    """Add an item last in the recommendation."""
    matter = _open(matter, by=by, version=version)
    item = RecommendationItem(matter=matter, number=matter.items.count() + 1, text=_worded(text))
    item.save(force_insert=True)
    _touch(matter)
    journal.record(events.ItemAdded, matter, by=by, number=item.number)
    return item


@transaction.atomic
def change_item(item: RecommendationItem, *, by: Any, text: str, version: int | None = None) -> RecommendationItem:
    """Change an item's wording; ``version`` is the matter's."""
    matter = _open(item.matter, by=by, version=version)
    item = RecommendationItem.objects.lock(item.pk)
    before, item.text = item.text, _worded(text)
    item.save(update_fields=["text"])
    _touch(matter)
    journal.record(events.ItemChanged, matter, by=by, number=item.number, before=before, after=item.text)
    return item


@transaction.atomic
def move_item(item: RecommendationItem, *, by: Any, to: int, version: int | None = None) -> RecommendationItem:
    """Give an item another number; those between make room."""
    matter = _open(item.matter, by=by, version=version)
    order = list(matter.items.order_by("number"))
    moved = next(one for one in order if one.pk == item.pk)
    before = moved.number
    order.remove(moved)
    order.insert(max(0, min(to - 1, len(order))), moved)
    for number, one in enumerate(order, 1):
        one.number = number
    RecommendationItem.objects.bulk_update(order, ["number"])
    _touch(matter)
    journal.record(events.ItemMoved, matter, by=by, before=before, after=moved.number)
    return moved


@transaction.atomic
def remove_item(item: RecommendationItem, *, by: Any, version: int | None = None) -> None:
    """Remove an item; those after it move up."""
    matter = _open(item.matter, by=by, version=version)
    item = RecommendationItem.objects.lock(item.pk)
    RecommendationItem.objects.filter(pk=item.pk).delete()
    RecommendationItem.objects.filter(matter=matter, number__gt=item.number).update(number=F("number") - 1)
    _touch(matter)
    journal.record(events.ItemRemoved, matter, by=by, number=item.number, text=item.text)


def _open(matter: Matter, *, by: Any, version: int | None) -> Matter:
    authz.require(by, "matters.update_matter", matter)
    matter = Matter.objects.lock(matter.pk)
    lifecycle.require(matter.can_edit())
    if version is not None and version != matter.version:
        raise ChangedMeanwhile
    return matter


def _worded(text: str) -> str:
    """Return the wording without the “at” that is shown before every item, typed out of habit."""
    words = text.strip().removeprefix("at ").strip()
    if not words:
        raise DomainError(_("Write what the committee is asked to do."), field="text")
    return words


def _touch(matter: Matter) -> None:
    Matter.objects.filter(pk=matter.pk).update(version=F("version") + 1, changed_at=clock.now())
    matter.version += 1
