"""Learning from people: what they have put under themes tells where the rest may belong; a person says yes or no to each."""

from collections import defaultdict
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.records.models import Record
from roret.engines.errors import EngineError
from roret.engines.texts.codebook import Applied, CodebookTheme, apply_codebook, prepare
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.jobs import progress
from roret.listen.analyses import events, selectors, tasks
from roret.listen.analyses.models import LearnedPlace, Lesson
from roret.listen.analyses.services.reading import stopped
from roret.listen.contributions.models import Contribution, Theme, ThemeContribution
from roret.listen.contributions.services import group_contributions

_BATCH = 5000


@transaction.atomic
def start_lesson(record: Record, *, by: Any) -> Lesson:
    """Let the machine learn a record's themes in the background; refused where there is too little to learn from."""
    authz.require(by, "analyses.start_analysis", record)
    record = Record.objects.lock(record.pk)
    lifecycle.require(selectors.can_learn(record))
    owner = by if getattr(by, "pk", None) else None
    waiting = progress.begin(owner=owner, title=_("Learning the themes of: %(title)s") % {"title": record})
    lesson = Lesson.objects.create(record=record, started_by=authz.name_of(by) or "Roret", progress=waiting)
    journal.record(events.LessonStarted, record, by=by)
    tasks.learn_themes.enqueue(lesson_id=lesson.pk, progress_id=waiting.pk)
    return lesson


def learn_all(lesson_id: int) -> None:
    """Read the responses, learn from those that people have placed, and keep where the others may belong.

    Harmless when repeated. Raises ``DomainError`` when the themes cannot be learned; the lesson says why.
    """
    lesson = Lesson.objects.select_related("record").get(pk=lesson_id)
    if lesson.finished_at or lesson.failed_because:
        return
    told = selectors.to_read(lesson.record).only("text", "no_theme", "translation__text", "translation__signed_at")
    rows = [(row.pk, row.read_text, row.no_theme) for row in told.iterator(chunk_size=2000)]
    examples = _examples(lesson.record, {pk for pk, _text, no_theme in rows if no_theme})
    keys = [str(pk) for pk, _text, _no_theme in rows]
    try:
        prepared = prepare([text for _pk, text, _no_theme in rows], keys)
        applied = apply_codebook(
            prepared, _codebook(lesson.record), {one: examples[one] for one in keys if one in examples}
        )
    except EngineError as error:
        raise stopped(lesson, error) from error
    _keep(lesson, applied, examples=len(examples))


def _examples(record: Record, without: set[int]) -> dict[str, set[str]]:
    """Return the themes that people gave each response; what takes no position teaches what belongs to none."""
    found: dict[str, set[str]] = defaultdict(set)
    grouped = ThemeContribution.objects.filter(theme__subject=record, contribution__withdrawn_at=None)
    for contribution, theme in grouped.values_list("contribution_id", "theme_id"):
        found[str(contribution)].add(str(theme))
    return {**{str(pk): set() for pk in without}, **found}


def _codebook(record: Record) -> list[CodebookTheme]:
    """Return the record's living themes; the words of a title count as an example."""
    return [CodebookTheme(str(one.pk), tuple(one.title.split())) for one in selectors.themes_to_learn(record)]


@transaction.atomic
def _keep(lesson: Lesson, applied: Applied, *, examples: int) -> None:
    lesson = Lesson.objects.lock(lesson.pk)
    if lesson.finished_at:
        return
    asked = {one: order for order, one in enumerate(applied.ask_next)}
    sure = [one for one in applied.assignments if one.id in asked]
    held = {one.id for one in sure}
    guessed = {one: theme for one, theme in applied.likeliest.items() if one in asked and one not in held}
    rows = [(one.id, one.theme, True, one.start, one.end) for one in sure]
    rows += [(one, theme, False, 0, 0) for one, theme in guessed.items()]
    LearnedPlace.objects.bulk_create(
        (
            LearnedPlace(
                lesson=lesson, contribution_id=int(key), theme_id=int(theme), sure=is_sure, order=asked[key], start=start,
                end=end,
            )
            for key, theme, is_sure, start, end in rows
        ),
        batch_size=_BATCH,
    )  # fmt: skip
    lesson.finished_at, lesson.examples = clock.now(), examples
    lesson.without = len(asked.keys() - held - guessed.keys())
    lesson.save(update_fields=["finished_at", "examples", "without"])
    journal.record(events.LessonLearned, lesson.record, by=authz.SYSTEM, examples=examples, placed=len(held))


@transaction.atomic
def decide_place(place: LearnedPlace, *, by: Any, theme: Theme | None) -> LearnedPlace:
    """Put a response under ``theme``, the suggested one or another; without a theme, say only that it does not belong there.

    Raises ``DomainError`` when it is decided already or the theme belongs to another record.
    """
    authz.require(by, "analyses.sign_suggestion", place)
    place = LearnedPlace.objects.select_related("lesson__record", "contribution", "theme").lock(place.pk)
    if place.decided_at:
        raise DomainError(_("It has been decided already by %(name)s.") % {"name": place.decided_by})
    if theme is not None:
        group_contributions(theme, [place.contribution], by=by)
    place.agreed = theme is not None and theme.pk == place.theme_id
    place.decided_at, place.decided_by = clock.now(), authz.name_of(by) or "Roret"
    place.save(update_fields=["agreed", "decided_at", "decided_by"])
    journal.record(
        events.PlaceDecided, place.lesson.record, by=by, reference=place.contribution.reference,
        suggested=place.theme.number, theme=theme.number if theme else "",
    )  # fmt: skip
    return place


@transaction.atomic
def accept_sure(lesson: Lesson, *, by: Any, theme: Theme) -> int:
    """Put all responses that the machine is sure of under one theme, on the person's signature; return how many."""
    authz.require(by, "analyses.sign_suggestion", lesson)
    rows = LearnedPlace.objects.open().filter(lesson=lesson, theme=theme, sure=True)
    found = list(rows.select_for_update().values_list("pk", "contribution_id"))
    if not found:
        raise DomainError(_("Nothing waits for this theme. Somebody else has been here."))
    kept = Contribution.objects.filter(pk__in=[contribution for _pk, contribution in found], withdrawn_at=None)
    group_contributions(theme, kept, by=by)
    stamp: dict[str, Any] = {"decided_at": clock.now(), "decided_by": authz.name_of(by) or "Roret"}
    LearnedPlace.objects.filter(pk__in=[pk for pk, _contribution in found]).update(agreed=True, **stamp)
    journal.record(events.SureAccepted, lesson.record, by=by, theme=theme.number, count=len(found))
    return len(found)
