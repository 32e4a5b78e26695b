"""Units and bodies, posts, memberships, areas: registers that everybody may read."""

from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from roret.commons.areas.events import AreaDeleted
from roret.commons.areas.models import Area
from roret.commons.bodies.models import Membership, Post
from roret.commons.organisation.models import Unit
from roret.foundation.journal.models import Event
from roret.report.standards.selectors.times import PUBLIC, with_journal_times


def organizations() -> QuerySet[Unit]:
    """Return all units and bodies, those of the past too."""
    rows = Unit.objects.visible_to(PUBLIC).select_related("body__body_type")
    return with_journal_times(rows, "organisation.unit", "bodies.body")


def posts() -> QuerySet[Post]:
    """Return all posts in bodies."""
    return with_journal_times(Post.objects.visible_to(PUBLIC).select_related("body"), "bodies.post")


def memberships() -> QuerySet[Membership]:
    """Return who sits or has sat in a body; who is only recommended is not told. ``person`` is the person's key.

    A person is known again by her account, told by the key of her first membership; a name alone joins nobody.
    """
    first = Membership.objects.appointed().filter(user=OuterRef("user")).order_by("pk").values("pk")[:1]
    rows = Membership.objects.visible_to(PUBLIC).appointed().select_related("post")
    return with_journal_times(rows, "bodies.membership").annotate(person=Coalesce(Subquery(first), F("pk")))


def areas() -> QuerySet[Area]:
    """Return all areas with their division."""
    return with_journal_times(Area.objects.visible_to(PUBLIC).select_related("division"), "areas.area")


def deleted_areas(**moments: datetime) -> list[tuple[int, Any]]:
    """Return the key of each deleted area and when that was; ``moments`` narrow it, as ``at__gte``."""
    gone = Event.objects.filter(type=AreaDeleted.key, **moments).order_by("pk")
    return [(int(key), at) for key, at in gone.values_list("target_id", "at")]
