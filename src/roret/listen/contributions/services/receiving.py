"""Taking what people send: once, with a reference and a private follow link, in the same transaction as the journal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction

from roret.commons.areas.selectors import Spot
from roret.commons.records.models import Record
from roret.commons.records.services import next_number
from roret.engines.texts.language import guess_among, guess_language
from roret.engines.texts.redaction import find_personal_data
from roret.foundation import authz, clock, journal
from roret.foundation.events import tell
from roret.foundation.files.texts import ask_for_text
from roret.foundation.search import vector
from roret.listen.contributions import events
from roret.listen.contributions.enums import Capacity, Channel, ContributionKind, PlaceKind, Publication
from roret.listen.contributions.follow_links import follow_key, follow_secret
from roret.listen.contributions.models import (
    AboutSender,
    Contribution,
    ContributionFile,
    Draft,
    Place,
    Redaction,
    Series,
)

LETTERS = {"consultation": "H", "event": "A"}
"""The letter in a reference for each kind of record: H for høring, A for arrangement; others get B for bidrag."""


@dataclass(frozen=True)
class Content:
    """What a sender has filled in."""

    text: str
    capacity: Capacity = Capacity.PRIVATE
    author_name: str = ""
    email: str = ""
    organisation: str = ""
    body: Any = None
    area: Any = None
    position: str = ""
    publication: Publication = Publication.NAMED
    age_band: str = ""
    reply_to: Any = None
    place: Spot | None = None
    language: str = ""
    """The language that the sender says she writes in; read from the text where she says none."""
    languages: Sequence[str] = ()
    """The languages besides Danish and English that she could choose."""
    rough_place: bool = False
    """The sender wants others to see her point roughly only."""
    files: Iterable[Any] = field(default=())


@dataclass(frozen=True)
class Arrival:
    """How and when a response came; without ``at`` it comes now."""

    channel: Channel
    at: datetime | None = None
    late: bool = False


BY_WEB = Arrival(Channel.WEB)


@dataclass(frozen=True)
class Receipt:
    """What the sender gets: the kept contribution and the secret of her follow link."""

    contribution: Contribution
    secret: str
    repeated: bool = False


@transaction.atomic(savepoint=False)
def receive_contribution(
    record: Record,
    *,
    by: Any,
    content: Content,
    submission: str,
    arrival: Arrival = BY_WEB,
    kind: ContributionKind = ContributionKind.RESPONSE,
    invented: bool = False,
) -> Receipt:
    """Keep what was sent; sending the same ``submission`` again gives the same receipt and keeps nothing twice.

    Whether the record takes contributions now is asked by its own module before it calls this. What looks like personal
    data is marked, so that nothing is published before a person has looked.
    """
    own = arrival.channel == Channel.WEB
    authz.require(by, "contributions.send_contribution" if own else "contributions.enter_contribution", record)
    secret = follow_secret(submission)
    contribution = _new(record, content, by=by if own else None)
    contribution.channel, contribution.late = arrival.channel, arrival.late
    contribution.received_at = arrival.at or contribution.received_at
    contribution.kind, contribution.invented = kind, invented
    contribution.entered_by = "" if own else authz.name_of(by)
    contribution.submission, contribution.key = submission, follow_key(secret)
    findings = find_personal_data(content.text)
    contribution.flags = len(findings)
    try:
        with transaction.atomic():
            contribution.reference = next_reference(record)
            contribution.save(force_insert=True)
    except IntegrityError:
        return Receipt(Contribution.objects.get(submission=submission), secret, repeated=True)
    _keep_findings(contribution, findings)
    if content.age_band:
        AboutSender.objects.create(contribution=contribution, age_band=content.age_band)
    if content.place:
        place_of(contribution.pk, content.place, rough=content.rough_place).save(force_insert=True)
    _keep_files(contribution, list(content.files))
    journal.record(
        events.Received,
        contribution,
        by=by,
        channel=str(arrival.channel),
        capacity=str(content.capacity),
        late=arrival.late,
        entered_by=contribution.entered_by,
        on_behalf_of=content.organisation,
    )
    tell(events.contribution_received, contribution)
    return Receipt(contribution, secret)


def _new(record: Record, content: Content, *, by: Any) -> Contribution:
    language = content.language or language_in(content.text, content.languages)
    return Contribution(
        record=record,
        author=by if getattr(by, "pk", None) else None,
        text=content.text,
        capacity=content.capacity,
        author_name=content.author_name,
        email=content.email,
        organisation=content.organisation,
        body=content.body,
        area=content.area,
        position=content.position,
        publication=content.publication,
        reply_to=content.reply_to,
        language=language,
        language_said=bool(content.language),
        received_at=clock.now(),
        search=vector([(content.text, "C"), (content.organisation, "B")], language),
    )


def place_of(key: int, spot: Spot, *, rough: bool = False) -> Place:
    """Return the row that keeps a place beside the contribution of this key; it is not saved."""
    lon, lat = spot.point or (None, None)
    kind = PlaceKind.AREA if spot.point is None else PlaceKind.SQUARE if spot.by_square else PlaceKind.POINT
    return Place(contribution_id=key, kind=kind, area_id=spot.area_id, lon=lon, lat=lat, rough=rough)


def language_in(text: str, languages: Sequence[str] = ()) -> str:
    """Return the language that a text seems to be written in, Danish where it is not clear; ``other`` is one not offered."""
    among = guess_among(text, ("da", "en", *languages)) if languages else None
    return among or guess_language(text) or "da"


def _keep_findings(contribution: Contribution, findings: Iterable[Any]) -> None:
    found = [
        Redaction(contribution=contribution, reason=finding.kind, start=finding.start, end=finding.end, suggested=True)
        for finding in findings
    ]
    if found:
        Redaction.objects.bulk_create(found)


def _keep_files(contribution: Contribution, files: list[Any]) -> None:
    ContributionFile.objects.bulk_create(ContributionFile(contribution=contribution, file=file) for file in files)
    for file in files:
        ask_for_text(file)


def open_series(record: Record) -> Series:
    """Return the record's series of references, begun when the first is needed."""
    found = Series.objects.filter(pk=record.pk).first()
    if found:
        return found
    letter, year = LETTERS.get(record.kind, "B"), clock.today().year
    prefix = f"{year}-{letter}{next_number(f'series-{letter}-{year}'):03d}"
    return Series.objects.get_or_create(record_id=record.pk, defaults={"prefix": prefix})[0]


def next_reference(record: Record, *, count: int = 1) -> str:
    """Take the next ``count`` references of a record and return the last of them, like ``2026-H014-0231``."""
    table = Series._meta.db_table
    with connection.cursor() as cursor:
        take = f"UPDATE {table} SET last = last + %s WHERE record_id = %s RETURNING prefix, last"  # noqa: S608 — the table's own name
        cursor.execute(take, [count, record.pk])
        row = cursor.fetchone()
        if row is None:
            open_series(record)
            cursor.execute(take, [count, record.pk])
            row = cursor.fetchone()
    return f"{row[0]}-{row[1]:04d}"


@transaction.atomic
def save_draft(record: Record, *, by: Any, key: str, data: dict[str, Any]) -> Draft:
    """Keep what somebody has begun to write, under a secret of her session; no event, because nothing has been sent."""
    authz.require(by, "contributions.send_contribution", record)
    values = {"data": data, "record_id": record.pk, "saved_at": clock.now()}
    return Draft.objects.update_or_create(key=follow_key(key), defaults=values)[0]
