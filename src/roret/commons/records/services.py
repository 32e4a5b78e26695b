"""Every way the spine can change."""

from typing import Any

from django.db import connection, models, transaction
from django.utils.translation import gettext, override

from roret.commons.records import events, services_topics
from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Attachment, Follow, Link, Milestone, NumberSeries, Record
from roret.foundation import authz, clock, journal
from roret.foundation.errors import ChangedMeanwhile
from roret.foundation.events import tell
from roret.foundation.search import Part, vector

create_topic = services_topics.create_topic
_MANY = ("areas", "topics", "target_groups")


def next_number(series: str) -> int:
    """Take the next number of a series; the row stays locked until the transaction ends, so that no number is lost."""
    table = NumberSeries._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (key, last) VALUES (%s, 1) ON CONFLICT (key) DO UPDATE SET last = {table}.last + 1 RETURNING last",  # noqa: S608 — the table's own name
            [series],
        )
        return int(cursor.fetchone()[0])


def begin_record(record: Record, *, by: Any, **many: Any) -> Record:
    """Give a new record its number and keep it; the subject's own service has asked permission and writes the event.

    ``many`` may hold ``areas``, ``topics`` and ``target_groups``. Raises ``ValidationError`` for fields that do not hold.
    """
    now = clock.now()
    record.kind, record.created_at, record.changed_at, record.created_by = record.KIND, now, now, authz.name_of(by)
    record.number = f"{now.year}-{next_number(f'record-{now.year}'):06d}"
    record.full_clean(exclude=["number", "kind", "search"], validate_unique=False)
    record.search = record_vector(record)
    record.save(force_insert=True)
    _set_many(record, many)
    return record


def change_record(record: Record, *, version: int | None = None, **values: Any) -> dict[str, Any]:
    """Write new values on a locked record; return what changed as ``{field: [before, after]}``.

    Raises ``ChangedMeanwhile`` when ``version`` is not the one on the record: somebody saved in between.
    """
    if version is not None and version != record.version:
        raise ChangedMeanwhile
    many = {name: values.pop(name) for name in _MANY if name in values}
    changed = {name: [getattr(record, name), value] for name, value in values.items() if getattr(record, name) != value}
    for name, (_before, value) in changed.items():
        setattr(record, name, value)
    record.full_clean(exclude=["number", "kind", "search"], validate_unique=False)
    record.version, record.changed_at, record.search = record.version + 1, clock.now(), record_vector(record)
    record.save()
    _set_many(record, many)
    return {name: [str(before), str(after)] for name, (before, after) in changed.items()}


def record_vector(record: Record) -> Any:
    """Return the search column of a record: title first, then summary, then what the subject adds."""
    parts: list[Part] = [
        (record.title, "A"),
        (record.number, "A"),
        (record.summary, "B"),
        *getattr(record, "search_parts", list)(),
    ]
    english: list[Part] = [(record.title_en, "A"), (record.summary_en, "B")]
    return vector([part for part in parts if part[0]], english=[part for part in english if part[0]])


def publish_record(record: Record, *, by: Any) -> None:
    """Stamp a locked record as published now; the subject's service has asked and remembers."""
    record.published_at, record.published_by = clock.now(), authz.name_of(by) or "Roret"
    record.version, record.changed_at = record.version + 1, record.published_at
    record.save(update_fields=["published_at", "published_by", "version", "changed_at"])


@transaction.atomic
def link_records(upstream: Record, downstream: Record, *, kind: LinkKind, by: Any, note: str = "") -> Link:
    """Tie a later record to an earlier one; tying them twice is harmless. The right to act on the later one is needed."""
    authz.require(by, "records.link_record", downstream)
    made_by = authz.name_of(by) or "Roret"
    link, made = Link.objects.get_or_create(
        upstream_id=upstream.pk,
        downstream_id=downstream.pk,
        kind=kind,
        defaults={"made_by": made_by, "note": note, "made_at": clock.now()},
    )
    if made:
        journal.record(events.Linked, upstream, by=by, kind=str(kind), downstream=downstream.number)
    return link


@transaction.atomic
def reach_milestone(record: Record, *, code: str, sentence: str, sentence_en: str = "") -> Milestone:
    """Note that something worth telling happened; the ripple tells it once to those whom it concerns.

    Called by the subject's service within its own transaction, after its own permission check.
    """
    milestone, made = Milestone.objects.get_or_create(
        record_id=record.pk,
        code=code,
        defaults={"at": clock.now(), "sentence": sentence[:300], "sentence_en": sentence_en[:300]},
    )
    if made:
        journal.record(events.MilestoneReached, record, by=authz.SYSTEM, code=code)
        tell(events.milestone_reached, milestone)
    return milestone


def in_both_languages(text: str, record: Record, **words: str) -> dict[str, str]:
    """Return a milestone's ``sentence`` and ``sentence_en`` from a marked text with ``%(title)s`` and what else it names."""
    sentences = {}
    for language, name in (("da", "sentence"), ("en", "sentence_en")):
        with override(language):
            sentences[name] = gettext(text) % {"title": str(record), **words}
    return sentences


@transaction.atomic
def add_attachment(record: Record, *, by: Any, title: str, file: Any = None, text: str = "") -> Attachment:
    """Add a document: a file, or a text that is shown on the page."""
    authz.require(by, "records.attach_document", record)
    order = record.attachments.aggregate(last=models.Max("order"))["last"] or 0
    attachment = Attachment(
        record_id=record.pk,
        title=title,
        file=file,
        text=text,
        order=order + 1,
        added_by=authz.name_of(by),
        added_at=clock.now(),
    )
    attachment.full_clean(exclude=["record"])
    attachment.save()
    journal.record(events.AttachmentAdded, record, by=by, title=title)
    return attachment


@transaction.atomic
def remove_attachment(attachment: Attachment, *, by: Any) -> None:
    """Take a document off its record; the file itself stays until its time is up."""
    authz.require(by, "records.attach_document", attachment.record)
    journal.record(events.AttachmentRemoved, attachment.record, by=by, title=attachment.title)
    attachment.delete()


@transaction.atomic
def follow_record(record: Record, *, by: Any) -> Follow:
    """Let a person hear what becomes of a record."""
    authz.require(by, "records.follow_record", record)
    follow, made = Follow.objects.get_or_create(record_id=record.pk, user=by, defaults={"since": clock.now()})
    if made:
        journal.record(events.Followed, record, by=by)
    return follow


@transaction.atomic
def unfollow_record(record: Record, *, by: Any) -> None:
    """Let a person hear no more."""
    authz.require(by, "records.follow_record", record)
    if Follow.objects.filter(record_id=record.pk, user=by).delete()[0]:
        journal.record(events.Unfollowed, record, by=by)


def _set_many(record: Record, many: dict[str, Any]) -> None:
    for name, values in many.items():
        getattr(record, name).set(values)
