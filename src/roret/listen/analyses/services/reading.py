"""Having all responses read: started by a person, done by a job, kept as suggestions."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.records.models import Record
from roret.engines.errors import EngineError
from roret.engines.texts import grouping
from roret.engines.texts.report import Report
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.authz import SYSTEM
from roret.foundation.errors import DomainError
from roret.foundation.jobs import progress
from roret.listen.analyses import events, selectors, tasks
from roret.listen.analyses.enums import SuggestionKind
from roret.listen.analyses.models import Analysis, LoneVoice, Reading, SuggestedMember, SuggestedQuote, Suggestion

STEPS = 120
"""Steps of a reading: a hundred for the engine, twenty for keeping what it found."""
MOST_THEMES = 200
_BATCH = 5000


@transaction.atomic
def start_analysis(record: Record, *, by: Any, themes: int = 0) -> Analysis:
    """Have all responses to a record read in the background; ``themes`` is how many (0: as many as the texts suggest).

    Refused while another reading of the same record is under way, and when there is nothing to read.
    """
    authz.require(by, "analyses.start_analysis", record)
    record = Record.objects.lock(record.pk)
    lifecycle.require(selectors.can_analyse(record))
    if not 0 <= themes <= MOST_THEMES:
        raise DomainError(_("Choose between 1 and %(most)d themes, or none.") % {"most": MOST_THEMES}, field="themes")
    owner = by if getattr(by, "pk", None) else None
    waiting = progress.begin(owner=owner, title=_("Reading of responses: %(title)s") % {"title": record}, total=STEPS)
    analysis = Analysis.objects.create(
        record=record, started_by=authz.name_of(by) or "Roret", wanted_themes=themes, progress=waiting
    )
    journal.record(events.Started, record, by=by)
    tasks.read_responses.enqueue(analysis_id=analysis.pk, progress_id=waiting.pk)
    return analysis


def read_all(analysis_id: int, *, tell: Callable[[int], None] = lambda _done: None) -> None:
    """Read the responses of an analysis and keep what the engine suggests; harmless when repeated."""
    analysis = Analysis.objects.select_related("record").get(pk=analysis_id)
    if analysis.finished_at or analysis.failed_because:
        return
    told = selectors.to_read(analysis.record).only("text", "translation__text", "translation__signed_at")
    rows = [(row.pk, row.read_text) for row in told.iterator(chunk_size=2000)]
    options = grouping.Options(themes=analysis.wanted_themes)
    try:
        report = grouping.group(
            [text for _pk, text in rows], [str(pk) for pk, _text in rows], progress=lambda done, _total: tell(done),
            options=options,
        )  # fmt: skip
    except EngineError as error:
        raise stopped(analysis, error) from error
    _keep(analysis, report)
    tell(STEPS)


def stopped(reading: Reading, error: EngineError) -> DomainError:
    """Note on a reading why the engine refused it, and return the same to be raised."""
    words = _(error.message) % error.params
    type(reading)._default_manager.filter(pk=reading.pk).update(failed_because=words[:300])
    return DomainError(words)


def url_of(analysis_id: int) -> str:
    """Return the page of an analysis."""
    return Analysis.objects.get(pk=analysis_id).get_staff_url()


@transaction.atomic
def _keep(analysis: Analysis, report: Report) -> None:
    """Write the report as rows, in one transaction with the end of the analysis."""
    analysis = Analysis.objects.lock(analysis.pk)
    if analysis.finished_at:
        return
    for order, campaign in enumerate(report.campaigns):
        kind = SuggestionKind.CAMPAIGN if campaign.kind == "campaign" else SuggestionKind.DUPLICATES
        made = Suggestion.objects.create(
            analysis=analysis, kind=kind, order=order, title=_first_words(campaign.letter), size=campaign.size, texts=1,
            letter_id=int(campaign.letter_id),
        )  # fmt: skip
        _members(made, ((one.id, one.share, *(one.added[0] if one.added else (0, 0))) for one in campaign.details))
    places: dict[str, Suggestion] = {}
    for order, theme in enumerate(report.themes):
        made = places[theme.id] = Suggestion.objects.create(
            analysis=analysis, kind=SuggestionKind.THEME, order=order, title=_title_of(theme.title, theme.keywords),
            keywords=[word[:100] for word in theme.keywords], size=theme.size, texts=theme.texts,
        )  # fmt: skip
        _members(made, ((one.id, one.weight, one.start, one.end) for one in theme.members))
    SuggestedQuote.objects.bulk_create(
        SuggestedQuote(suggestion=places[one.theme], contribution_id=int(one.id), start=one.start, end=one.end)
        for one in report.quotes
    )
    LoneVoice.objects.bulk_create(
        (LoneVoice(analysis=analysis, contribution_id=int(one.id), reason=one.reason) for one in report.unassigned),
        batch_size=_BATCH,
    )
    _finish(analysis, report)


def _finish(analysis: Analysis, report: Report) -> None:
    plain = report.as_dict()
    analysis.finished_at, analysis.counts = clock.now(), plain["counts"]
    analysis.method, analysis.trials = plain["method"], plain["number_of_themes"]
    analysis.save(update_fields=["finished_at", "counts", "method", "trials"])
    themes, campaigns = len(report.themes), report.counts.campaigns
    journal.record(
        events.Finished, analysis.record, by=SYSTEM, received=report.counts.received, themes=themes, campaigns=campaigns
    )


def _members(suggestion: Suggestion, rows: Iterable[tuple[str, float, int, int]]) -> None:
    SuggestedMember.objects.bulk_create(
        (
            SuggestedMember(suggestion=suggestion, contribution_id=int(pk), weight=weight, start=start, end=end)
            for pk, weight, start, end in rows
        ),
        batch_size=_BATCH,
    )


def _title_of(title: str, keywords: tuple[str, ...]) -> str:
    """Return the engine's title, or the strongest words; a person writes the real one before she signs."""
    return (title or ", ".join(keywords[:3]).capitalize())[:250]


def _first_words(letter: str) -> str:
    words = " ".join(letter.split()[:12])
    return (f"{words} …" if len(words) < len(letter) else words)[:250]
