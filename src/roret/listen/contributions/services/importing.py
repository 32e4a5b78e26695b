"""Loading many responses from a file at once: all of them or none."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from roret.commons.areas.models import Area
from roret.commons.records.models import Record
from roret.engines.figures.csv_dialect import Limits, Table, TableError, parse_date, read_table
from roret.engines.texts.language import guess_language
from roret.engines.texts.redaction import find_personal_data
from roret.foundation import authz, clock, journal
from roret.foundation.errors import ImportRefused
from roret.foundation.search import vector_text
from roret.listen.contributions import events
from roret.listen.contributions.enums import AgeBand, Capacity, Channel, Position, Publication
from roret.listen.contributions.follow_links import follow_key, follow_secret
from roret.listen.contributions.models import AboutSender, Contribution, Redaction, Series
from roret.listen.contributions.services.receiving import next_reference, open_series

COLUMNS = (
    "text",
    "name",
    "email",
    "organisation",
    "capacity",
    "channel",
    "position",
    "publication",
    "area",
    "received",
    "age_band",
)
_CHOICES: dict[str, list[str]] = {
    "capacity": Capacity.values,
    "channel": Channel.values,
    "position": Position.values,
    "publication": Publication.values,
    "age_band": ["", *AgeBand.values],
}
_DEFAULTS = {"capacity": "private", "channel": "paper", "position": "", "publication": "named", "age_band": ""}
_COPIED = (
    "reference record_id kind channel capacity author_name email organisation area_id position text published_text language "
    "publication received_at late entered_by moderation moderation_reason flags no_theme invented key submission search"
).split()


@transaction.atomic
def import_contributions(record: Record, *, by: Any, data: bytes, filename: str) -> int:
    """Load responses from CSV or XLSX; return how many.

    Columns: ``text`` (needed) and any of ``COLUMNS``. Raises ``ImportRefused`` naming every bad row by its line; then
    nothing is kept. The rows are copied in one stream, because 100,000 single inserts take minutes.
    """
    authz.require(by, "contributions.import_contribution", record)
    rows = _checked(_read(data, filename))
    series = open_series(record)
    next_reference(record, count=len(rows))
    first = Series.objects.values_list("last", flat=True).get(pk=record.pk) - len(rows) + 1
    flagged = list(_copy(record, rows, prefix=series.prefix, first=first, entered_by=authz.name_of(by)))
    _keep_findings(flagged)
    _keep_ages(
        {f"{series.prefix}-{first + index:04d}": row["age_band"] for index, row in enumerate(rows) if row["age_band"]}
    )
    journal.record(events.Imported, record, by=by, count=len(rows), file=filename)
    return len(rows)


def _read(data: bytes, filename: str) -> Table:
    try:
        return read_table(data, filename, limits=Limits(megabytes=400, unpacked_megabytes=800, rows=1_000_000))
    except TableError as error:
        raise ImportRefused([_(error.message) % error.params]) from error


def _checked(table: Table) -> list[dict[str, Any]]:
    areas = {area.name.casefold(): area.pk for area in Area.objects.all()}
    problems: list[str] = []
    if "text" not in table.columns:
        raise ImportRefused([_("Line 1: the column “text” is missing.")])
    rows = [_check_row(line, row, areas=areas, problems=problems) for line, row in table.rows]
    if problems:
        raise ImportRefused(problems)
    return rows


def _check_row(line: int, row: dict[str, Any], *, areas: dict[str, int], problems: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {name: str(row.get(name) or "").strip() for name in COLUMNS}
    if not values["text"]:
        problems.append(_("Line %(line)d: the response is empty.") % {"line": line})
    if len(values["text"]) > 50_000:
        problems.append(_("Line %(line)d: the response is longer than 50,000 characters.") % {"line": line})
    for name, choices in _CHOICES.items():
        values[name] = values[name] or _DEFAULTS[name]
        if values[name] not in choices:
            allowed = ", ".join(value for value in choices if value)
            problems.append(
                _("Line %(line)d: “%(column)s” must be one of %(allowed)s.")
                % {"line": line, "column": name, "allowed": allowed}
            )
    values["area_id"] = areas.get(values["area"].casefold())
    if values["area"] and values["area_id"] is None:
        problems.append(
            _("Line %(line)d: there is no area called “%(area)s”.") % {"line": line, "area": values["area"]}
        )
    values["received_at"] = _received(line, values["received"], problems)
    return values


def _received(line: int, text: str, problems: list[str]) -> datetime:
    now = clock.now()
    if not text:
        return now
    try:
        day = parse_date(text)
    except ValueError:
        problems.append(_("Line %(line)d: “%(text)s” is not a date.") % {"line": line, "text": text})
        return now
    return now.replace(year=day.year, month=day.month, day=day.day)


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
            if findings:
                yield reference, findings


def _columns(record: Record, row: dict[str, Any], *, reference: str, flags: int, entered_by: str) -> list[Any]:
    language, submission = guess_language(row["text"]) or "da", str(uuid.uuid4())
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
        row["area_id"],
        row["position"],
        row["text"],
        "",
        language,
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
