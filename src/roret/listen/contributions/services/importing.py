"""Loading many responses at once: all of them or none."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, transaction

from roret.commons.areas.selectors import Spot
from roret.commons.records.models import Record
from roret.engines.texts.redaction import find_personal_data
from roret.foundation import authz, clock, journal
from roret.foundation.jobs import progress
from roret.foundation.search import vector_text
from roret.foundation.staff.importing.plan import Line
from roret.listen.contributions import events
from roret.listen.contributions.enums import Capacity, Channel, Publication
from roret.listen.contributions.follow_links import follow_key, follow_secret
from roret.listen.contributions.models import AboutSender, Contribution, Place, Redaction, Series
from roret.listen.contributions.services.receiving import language_in, next_reference, open_series, place_of

_DEFAULTS = {"capacity": Capacity.PRIVATE, "channel": Channel.PAPER, "publication": Publication.ANONYMOUS}
"""What an empty cell means."""
_TEXTS = ("text", "name", "email", "organisation", "position", "age_band", "language")
_COPIED = (
    "reference record_id kind channel capacity author_name email organisation area_id position text published_text language language_said "
    "publication received_at late entered_by moderation moderation_reason flags no_theme invented key submission search"
).split()


@transaction.atomic
def import_contributions(record: Record, lines: Sequence[Line], *, by: Any) -> None:
    """Load the responses of a file's lines; the values are those of ``staff.importing.importer_of``.

    The rows are copied in one stream, because 100,000 single inserts take minutes.
    """
    authz.require(by, "contributions.import_contribution", record)
    rows = [_values(line) for line in lines]
    series = open_series(record)
    next_reference(record, count=len(rows))
    first = Series.objects.values_list("last", flat=True).get(pk=record.pk) - len(rows) + 1
    flagged = list(_copy(record, rows, prefix=series.prefix, first=first, entered_by=authz.name_of(by)))
    _keep_findings(flagged)
    known = {f"{series.prefix}-{first + index:04d}": row for index, row in enumerate(rows)}
    _keep_ages({reference: row["age_band"] for reference, row in known.items() if row["age_band"]})
    _keep_places({reference: row["place"] for reference, row in known.items() if row.get("place")})
    journal.record(events.Imported, record, by=by, count=len(rows))


def _values(line: Line) -> dict[str, Any]:
    """Return a line's values, with what empty cells and absent columns mean."""
    values = dict.fromkeys(_TEXTS, "") | {"area": None} | line.values
    values |= {name: values.get(name) or default for name, default in _DEFAULTS.items()}
    day = values.get("received")
    now = clock.now()
    values["received_at"] = now.replace(year=day.year, month=day.month, day=day.day) if day else now
    return values


def _copy(
    record: Record, rows: Sequence[dict[str, Any]], *, prefix: str, first: int, entered_by: str
) -> Iterable[tuple[str, list[Any]]]:
    """Stream the rows into the table; yield the reference and findings of each row with personal data."""
    table = Contribution._meta.db_table
    statement = f"COPY {table} ({', '.join(_COPIED)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for index, row in enumerate(rows):
            reference, findings = f"{prefix}-{first + index:04d}", find_personal_data(row["text"])
            copy.write_row(_columns(record, row, reference=reference, flags=len(findings), entered_by=entered_by))
            progress.step(2)
            if findings:
                yield reference, findings


def _columns(record: Record, row: dict[str, Any], *, reference: str, flags: int, entered_by: str) -> list[Any]:
    language, submission = row["language"] or language_in(row["text"]), str(uuid.uuid4())
    search = vector_text([(row["text"], "C"), (row["organisation"], "B")], language)
    return [
        reference,
        record.pk,
        "response",
        row["channel"],
        row["capacity"],
        row["name"],
        row["email"],
        row["organisation"],
        row["area"],
        row["position"],
        row["text"],
        "",
        language,
        bool(row["language"]),
        row["publication"],
        row["received_at"],
        False,
        entered_by,
        "waiting",
        "",
        flags,
        False,
        False,
        follow_key(follow_secret(submission)),
        submission,
        search,
    ]


def _keep_findings(flagged: Sequence[tuple[str, list[Any]]]) -> None:
    keys = dict(
        Contribution.objects.filter(reference__in=[one for one, _found in flagged]).values_list("reference", "pk")
    )
    Redaction.objects.bulk_create(
        (
            Redaction(
                contribution_id=keys[reference], reason=found.kind, start=found.start, end=found.end, suggested=True
            )
            for reference, findings in flagged
            for found in findings
        ),
        batch_size=2000,
    )


def _keep_ages(ages: dict[str, str]) -> None:
    keys = Contribution.objects.filter(reference__in=ages).values_list("pk", "reference")
    said = (AboutSender(contribution_id=key, age_band=ages[reference]) for key, reference in keys)
    AboutSender.objects.bulk_create(said, batch_size=2000)


def _keep_places(spots: dict[str, Spot]) -> None:
    keys = Contribution.objects.filter(reference__in=spots).values_list("pk", "reference")
    Place.objects.bulk_create((place_of(key, spots[reference]) for key, reference in keys), batch_size=2000)
