"""Records on the search page."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Min, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from roret.commons.records.kinds import registry
from roret.commons.records.models import Record, RecordQuerySet, Topic
from roret.commons.records.services import record_vector
from roret.foundation import clock
from roret.foundation.search import Hit, SearchFilter, Source, register_filter, register_source

STATES = (("coming", _("Coming")), ("open", _("Open now")), ("closed", _("Closed")))


def register() -> None:
    """Let records be found, and let them be narrowed by kind, topic, year and state."""
    register_source(
        Source(
            key="records",
            label=_("Records"),
            rows=Record.objects.visible_to,
            hits=_hits,
            narrow={
                "kind": "kind",
                "unit": "unit_id",
                "area": "areas",
                "topic": "topics",
                "year": "published_at__year",
            },
            facets=("kind", "unit", "year"),
            state=_in_state,
            renew=_every_record,
            spelled=True,
            number="number",
        )
    )
    register_filter(SearchFilter("kind", _("Kind"), choices=_kinds, order=10))
    register_filter(SearchFilter("topic", _("Topic"), choices=_topics, order=20))
    register_filter(SearchFilter("year", _("Year"), choices=_years, order=50))
    register_filter(SearchFilter("state", _("State"), choices=lambda: STATES, order=60))


def _hits(rows: RecordQuerySet) -> Iterable[Hit]:
    english = get_language() == "en"
    shown = ("number", "title", "title_en", "kind", "summary", "summary_en", "published_at", "created_at")
    for record in rows.select_related("unit").only(*shown, "unit__abbreviation", "unit__name", "unit__name_en"):
        yield Hit(
            pk=record.pk,
            title=str(record),
            url=record.get_absolute_url(),
            kind=record.record_kind.name,
            text=record.lead,
            when=record.published_at or record.created_at,
            meta=f"{record.unit.short} · {record.number}",
            language="en" if english and record.title_en else "da",
        )


def _in_state(rows: RecordQuerySet, state: str) -> RecordQuerySet:
    now = clock.now()
    conditions = {
        "coming": Q(begins_at__gt=now),
        "open": Q(begins_at__lte=now) & (Q(ends_at=None) | Q(ends_at__gt=now)),
        "closed": Q(ends_at__lte=now),
    }
    return rows.filter(conditions[state]) if state in conditions else rows.none()


def _kinds() -> list[tuple[str, object]]:
    return [(kind.key, kind.name) for kind in registry.values()]


def _topics() -> list[tuple[int, str]]:
    return [(topic.pk, str(topic)) for topic in Topic.objects.only("name", "name_en")]


def _years() -> list[tuple[int, int]]:
    first = Record.objects.public().aggregate(first=Min("published_at"))["first"]
    return [(year, year) for year in range(clock.today().year, first.year - 1 if first else clock.today().year, -1)]


def _every_record() -> Iterator[tuple[int, Any]]:
    """Yield every record's key and its search column, made by its own subject."""
    for model in apps.get_models():
        if issubclass(model, Record) and model is not Record:
            for record in model._default_manager.iterator(chunk_size=500):
                yield record.pk, record_vector(record)
