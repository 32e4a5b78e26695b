"""Ten thousand responses read at once: campaigns, themes, quotes, references and stances, as suggestions to people.

    report = group(texts, ids)

Plain values in and out, the same bytes for the same input. `progress` is called with (done, total) and cancels by
raising: whatever it raises comes out unchanged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roret.engines.errors import EngineError
from roret.engines.texts import reporting
from roret.engines.texts.campaigns import find_campaigns
from roret.engines.texts.reading import read
from roret.engines.texts.report import Report
from roret.engines.texts.themes.finding import find_themes
from roret.engines.texts.workers import Progress, open_workers, part


class GroupingError(EngineError):
    """The responses cannot be grouped as they were given."""

    messages = {
        "texts.lengths": "There are %(texts)s texts, but %(ids)s ids.",
        "texts.repeated_id": "The id “%(id)s” is used twice.",
        "texts.none": "There are no responses.",
    }


@dataclass(frozen=True)
class Options:
    """What may be set; the usual values suit most consultations."""

    themes: int = 0
    """How many themes; 0 lets the criterion propose."""
    quotes: int = 5
    """How many quotes for each theme."""
    form: tuple[str, ...] = ()
    """Words that the form itself puts into every answer; they are looked past."""
    cluster: str = ""
    """The address of a Dask scheduler, when one machine is not enough."""


def group(
    texts: Sequence[str],
    ids: Sequence[str],
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    options: Options | None = None,
) -> Report:
    """Return what the responses have in common and what stands alone. Raises GroupingError for unusable input."""
    _require_usable(texts, ids)
    options = options or Options()
    tell = part(progress, 0, 100)
    tell(0, 100)
    with open_workers(jobs, cluster=options.cluster) as workers:
        corpus = read(texts, workers=workers, form=options.form, progress=part(progress, 0, 35))
        campaigns = find_campaigns(corpus, workers=workers)
    tell(55, 100)
    themes = find_themes(corpus, campaigns, number=options.themes, progress=part(progress, 55, 85))
    report = reporting.report(corpus, ids, campaigns=campaigns, themes=themes, quotes=options.quotes)
    tell(100, 100)
    return report


def _require_usable(texts: Sequence[str], ids: Sequence[str]) -> None:
    if len(texts) != len(ids):
        raise GroupingError("texts.lengths", texts=len(texts), ids=len(ids))
    if not len(texts):
        raise GroupingError("texts.none")
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise GroupingError("texts.repeated_id", id=one[:60])
        seen.add(one)
