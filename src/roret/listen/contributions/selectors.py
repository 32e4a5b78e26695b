"""Questions about contributions, themes and answers."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Substr

from roret.commons.people.models import RoleGrant, User
from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Link, Record
from roret.foundation import authz, clock
from roret.foundation.authz.roles import CASE_WORKER, DIRECTOR, EDITOR
from roret.foundation.files.models import FileText
from roret.foundation.search import matching
from roret.listen.contributions.enums import Moderation
from roret.listen.contributions.follow_links import follow_key
from roret.listen.contributions.models import (
    Answer,
    Contribution,
    Draft,
    Handling,
    Quote,
    Series,
    Theme,
    ThemeContribution,
)
from roret.listen.contributions.places import (
    ground_of_record,
    how_shown,
    in_area,
    map_of_one,
    places_by_area,
    places_for_staff,
    public_map,
    published_in_area,
    published_places,
    staff_map,
    told_place,
    with_area_keys,
)
from roret.listen.contributions.similar import similar_published as similar_published  # noqa: PLC0414 — a door to it

__all__ = [
    "ground_of_record", "how_shown", "in_area", "map_of_one", "places_by_area", "places_for_staff", "public_map", "published_in_area",
    "published_places", "staff_map", "told_place", "with_area_keys",
]  # fmt: skip
"""What stands in a file of its own; the rest is below."""


def published_on(record: Record) -> QuerySet[Contribution]:
    """Return what everybody may read on a record, newest first, with what a list shows; the original stays unread."""
    return (
        Contribution.objects.filter(record_id=record.pk)
        .published()
        .select_related("area", "translation")
        .defer("text", "search")
        .order_by("-received_at", "-pk")
    )


_LISTED = (
    *("reference", "record_id", "capacity", "author_name", "organisation", "published_text", "language", "publication"),
    *("received_at", "late", "invented", "area__name", "translation__text", "translation__signed_at"),
    *("translation__signed_by", "translation__translator"),
)
"""What an entry of a list shows, and no more: a page shows many."""


def listed_on(record: Record) -> QuerySet[Contribution]:
    """Return what everybody may read on a record, newest first, with what an entry of a list shows."""
    return published_on(record).defer(None).only(*_LISTED)


def by_follow_secret(secret: str) -> Contribution | None:
    """Return the contribution of a private follow link, or None."""
    rows = Contribution.objects.filter(key=follow_key(secret))
    return with_area_keys(rows).select_related("record", "area", "body", "place__area", "translation").first()


UNGROUPED = Q(~Exists(ThemeContribution.objects.filter(contribution=OuterRef("pk"))), withdrawn_at=None, no_theme=False)
"""The condition that a contribution is under no theme and not marked as taking no position."""


def received_count(record: Record) -> int:
    """Return how many contributions a record has been sent."""
    return Series.objects.filter(pk=record.pk).values_list("last", flat=True).first() or 0


def moderation_counts(record: Record) -> dict[str, int]:
    """Return how many contributions wait, are approved, are hidden, are flagged, are late, and are grouped nowhere."""
    rows = Contribution.objects.filter(record_id=record.pk, withdrawn_at=None)
    return rows.aggregate(
        waiting=Count("pk", Q(moderation=Moderation.WAITING)),
        approved=Count("pk", Q(moderation=Moderation.APPROVED)),
        hidden=Count("pk", Q(moderation=Moderation.HIDDEN)),
        flagged=Count("pk", Q(flags__gt=0)),
        late=Count("pk", Q(late=True)),
        ungrouped=Count("pk", UNGROUPED),
    )


def unread_count() -> Any:
    """Return the expression for how many contributions to a record nobody has looked through; 0 is none."""
    rows = Contribution.objects.filter(record=OuterRef("pk"), moderation=Moderation.WAITING, withdrawn_at=None)
    counted = rows.order_by().values("record").annotate(counted=Count("pk")).values("counted")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def to_look_through(person: Any) -> QuerySet[Record]:
    """Return the records of a person's units with contributions that nobody has looked through, the nearest first.

    ``unread`` is how many, ``handed`` how many of them are hers, ``handed_due`` the nearest day of those.
    """
    units = authz.standing_of(person).staff_units
    rows = Record.objects.visible_to(person).filter(unit_id__in=units, series__last__gt=0)
    hers = Handling.objects.filter(
        owner=person, contribution__record=OuterRef("pk"), contribution__moderation=Moderation.WAITING
    ).order_by()
    counted = hers.values("contribution__record").annotate(count=Count("pk"), due=Min("due_on"))
    handed = Coalesce(Subquery(counted.values("count")), 0)
    rows = rows.annotate(unread=unread_count(), handed=handed, handed_due=Subquery(counted.values("due")))
    return rows.filter(unread__gt=0).select_related("unit").order_by(F("ends_at").asc(nulls_last=True), "pk")


def ungrouped(record: Record) -> QuerySet[Contribution]:
    """Return what is under no theme and not marked as taking no position."""
    return Contribution.objects.filter(UNGROUPED, record_id=record.pk)


def found_by_words(rows: QuerySet[Contribution], words: str) -> QuerySet[Contribution]:
    """Return those of ``rows`` whose text, or the text of a file that came with them, answers the words; for staff only."""
    if not words.strip():
        return rows
    in_files = matching(FileText.objects.all(), words).values("file")
    return rows.filter(
        Q(pk__in=matching(Contribution.objects.all(), words).values("pk")) | Q(files__file__in=in_files)
    ).distinct()


def themes_of(record: Record) -> QuerySet[Theme]:
    """Return a record's themes in their order with their answers, without those merged into others."""
    themes = Theme.objects.filter(~_merged("pk"), subject_id=record.pk)
    return themes.select_related("answer", "answer__owner", "unit").order_by("order", "pk")


def _merged(theme: str) -> Exists:
    """Return the condition that the theme in a column has been merged into another."""
    return Exists(Link.objects.filter(upstream=OuterRef(theme), kind=LinkKind.MERGED_INTO))


def published_themes_of(record: Record) -> list[Theme]:
    """Return the published themes with what a list shows; few columns, because a consultation may have many themes."""
    shown = ("kind", "number", "title", "title_en", "size", "answer__approved_at")
    rows = themes_of(record).filter(published_at__lte=clock.now())
    return list(rows.select_related(None).select_related("answer").only(*shown))


def changed_quotes(record: Record) -> QuerySet[Quote]:
    """Return the chosen quotes that no longer stand to the letter in a response that others may read."""
    now = Substr("contribution__published_text", F("start") + 1, F("end") - F("start"))
    quotes = Quote.objects.filter(theme__in=themes_of(record).order_by().values("pk")).annotate(now=now)
    readable = Contribution.objects.filter(record_id=record.pk).published().values("pk")
    return quotes.exclude(now=F("text"), contribution__in=readable).order_by("theme__order", "pk")


def answer_desk(person: Any) -> QuerySet[Answer]:
    """Return the answers that wait in the units of ``person``, overdue first, then by due date, without date last."""
    if not authz.allowed(person, "contributions.view_desk"):
        return Answer.objects.none()
    waiting = Answer.objects.visible_to(person).filter(~_merged("theme"), approved_at=None)
    shown = waiting.select_related("theme", "theme__subject", "owner", "unit")
    return shown.order_by(F("due_on").asc(nulls_last=True), "pk")


def answer_rows(keys: Sequence[int]) -> QuerySet[Answer]:
    """Return those answers of the desk with what its rows show, and no more; the keys come from ``answer_desk``."""
    return Answer.objects.filter(pk__in=keys).select_related("theme__subject", "owner").only(*_ROW)


_ROW = (
    *("due_on", "text", "owner__name", "theme__kind", "theme__title", "theme__title_en", "theme__size"),
    *("theme__subject__title", "theme__subject__title_en"),
)


def workload(person: Any) -> list[dict[str, Any]]:
    """Return for each owner how many answers she owes and how many are overdue; together, all that wait."""
    today: date = clock.today()
    rows: Any = answer_desk(person).select_related(None).order_by().values("owner", "owner__name")
    return list(rows.annotate(owed=Count("pk"), overdue=Count("pk", Q(due_on__lt=today))).order_by("-overdue", "-owed"))


def in_ones_units(person: Any) -> QuerySet[Contribution]:
    """Return the responses that a person may look through: those of the units she works in.

    What is published elsewhere, or sent by herself, may be read on its page; here its original would show.
    """
    standing = authz.standing_of(person)
    rows = Contribution.objects.visible_to(person).select_related(
        "record", "area", "handling__owner", "place__area", "translation"
    )
    return rows if standing.operator_session else rows.filter(record__unit_id__in=standing.staff_units)


def to_approve(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Return those of ``rows`` that wait and in which nothing was found."""
    return rows.filter(moderation=Moderation.WAITING, withdrawn_at=None, flags=0)


def themes_beside(contribution: Contribution) -> list[Any]:
    """Return the themes of what a contribution answers; ``holds_it`` says of each whether it holds the contribution."""
    held = ThemeContribution.objects.filter(theme=OuterRef("pk"), contribution=contribution)
    return list(themes_of(contribution.record).annotate(holds_it=Exists(held)))


def queue_workload(rows: QuerySet[Contribution]) -> list[dict[str, Any]]:
    """Return for each person how many of the waiting ``rows`` are hers and how many are late; nobody's stand first."""
    waiting: Any = rows.filter(moderation=Moderation.WAITING, withdrawn_at=None).select_related(None).order_by()
    late = Count("pk", Q(handling__due_on__lt=clock.today()))
    counted = waiting.values("handling__owner", "handling__owner__name").annotate(waiting=Count("pk"), overdue=late)
    return list(counted.order_by(F("handling__owner__name").asc(nulls_first=True)))


def owners_in(person: Any) -> QuerySet[User]:
    """Return those who may look responses through in the units that ``person`` works in."""
    units = authz.standing_of(person).staff_units
    grants = RoleGrant.objects.current().filter(role__in=(CASE_WORKER, EDITOR), unit_id__in=units)
    return User.objects.filter(pk__in=grants.values("user"), is_active=True).order_by("name")


def beside_in(rows: QuerySet[Contribution], here: Contribution) -> tuple[Contribution | None, Contribution | None]:
    """Return those that stand before and after ``here`` in a queue that begins with the oldest, in one query."""
    plain = rows.select_related(None).only("pk", "reference", "received_at")
    earlier = Q(received_at__lt=here.received_at) | Q(received_at=here.received_at, pk__lt=here.pk)
    later = Q(received_at__gt=here.received_at) | Q(received_at=here.received_at, pk__gt=here.pk)
    before = plain.filter(earlier).order_by("-received_at", "-pk")[:1]
    after = plain.filter(later).order_by("received_at", "pk")[:1]
    found = list(before.union(after))
    first = next((one for one in found if (one.received_at, one.pk) < (here.received_at, here.pk)), None)
    return first, next((one for one in found if one != first), None)


def owners_of(answer: Any) -> QuerySet[User]:
    """Return those who may owe an answer: they work in its unit today."""
    units = [unit for unit in answer.authz_units() if unit]
    grants = RoleGrant.objects.current().filter(role__in=(CASE_WORKER, EDITOR, DIRECTOR), unit_id__in=units)
    return User.objects.filter(pk__in=grants.values("user"), is_active=True).order_by("name")


def draft_of(key: str) -> dict[str, Any] | None:
    """Return what was begun under a session's secret, or None."""
    return Draft.objects.filter(key=follow_key(key)).values_list("data", flat=True).first() if key else None


def sent_by(person: Any) -> QuerySet[Contribution]:
    """Return what a person has sent, newest first."""
    return (
        Contribution.objects.filter(author_id=getattr(person, "pk", None) or 0)
        .select_related("record")
        .order_by("-received_at")
    )
