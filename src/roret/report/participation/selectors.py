"""Questions about participation, and the counting itself. What is returned may be shown."""

from collections import Counter
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear

from roret.engines.figures.participation import concentration, gini, not_heard
from roret.engines.figures.small_cells import hide_small_counts
from roret.foundation import clock
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.enums import AgeBand, Channel
from roret.listen.contributions.models import AboutSender, Contribution
from roret.report.participation.models import Figures, Population, YearFigures
from roret.report.participation.senders import are_known, senders_of

FEW_SENDERS = 100
"""Of fewer known senders the spread over the senders says more about persons than about participation."""


def final_figures(person: Any) -> QuerySet[Figures]:
    """Return the figures that everybody may see, the latest consultation first."""
    return Figures.objects.visible_to(person).final().select_related("consultation__unit")


def figures_for(consultation: Consultation, person: Any) -> Figures | None:
    """Return a consultation's final figures, or None."""
    return final_figures(person).filter(consultation_id=consultation.pk).first()


def years() -> QuerySet[YearFigures]:
    """Return the years that have figures, the latest first."""
    return YearFigures.objects.order_by("-year")


def population_by_area() -> dict[str, int]:
    """Return how many live in each district where that is known; where only the bands are, their sum."""
    rows = Population.objects.filter(area__division__order=1).values_list("area__name", "age_band", "people")
    whole = {name: people for name, band, people in rows if not band}
    bands: Counter[str] = Counter()
    for name, band, people in rows:
        bands[name] += people if band else 0
    return {**{name: people for name, people in bands.items() if people}, **whole}


def population_by_age() -> dict[str, int]:
    """Return how many there are in each age band over all districts, in the words of the band; empty when not known."""
    rows = Population.objects.filter(area__division__order=1).exclude(age_band="").values_list("age_band", "people")
    found: Counter[str] = Counter()
    for band, people in rows:
        found[str(AgeBand(band).label)] += people
    return dict(found)


def population_source() -> dict[str, str]:
    """Return where the population comes from and of which day; empty when it is not known."""
    row = Population.objects.order_by("-as_of").first()
    return {"source": row.source, "as_of": row.as_of.isoformat()} if row else {}


def shown(counts: list[tuple[str, int]]) -> list[list[Any]]:
    """Return labelled counts as they may be shown: small ones, and those they could be worked out from, as None."""
    kept, total = hide_small_counts([count for _label, count in counts] or [0])
    return [[label, count if total is not None else None] for (label, _count), count in zip(counts, kept, strict=True)]


def count_channels(rows: QuerySet[Contribution]) -> list[list[Any]]:
    """Return how many came each way, in the order and with the same hidden as in the white paper."""
    counted = dict(rows.order_by().values_list("channel").annotate(Count("pk")))
    return shown([(str(label), counted.get(value, 0)) for value, label in Channel.choices])


def count_returning(consultation: Consultation) -> dict[str, Any]:
    """Return how many senders are new and how many have sent something to another consultation before."""
    rows = Contribution.objects.filter(record_id=consultation.pk)
    here = senders_of(rows)
    began = consultation.begins_at or consultation.created_at
    before = are_known(Contribution.objects.filter(received_at__lt=began).exclude(record_id=consultation.pk), here)
    return {"known": len(here), "kinds": shown([("new", len(here) - len(before)), ("returning", len(before))])}


def count_unheard(consultation: Consultation, spread: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the districts and age bands from which far fewer came than their share of the population."""
    rows = Contribution.objects.filter(record_id=consultation.pk)
    areas = Counter(dict(rows.order_by().values_list("area__name").annotate(Count("pk"))))
    said = AboutSender.objects.filter(contribution__record_id=consultation.pk)
    ages = Counter(
        {
            str(AgeBand(band).label): count
            for band, count in said.order_by().values_list("age_band").annotate(Count("pk"))
        }
    )
    visible = {
        division["key"]: dict(zip(division["categories"], division["everyone"], strict=True)) for division in spread
    }
    found = []
    for kind, counts, population in (("area", areas, population_by_area()), ("age", ages, population_by_age())):
        told = {name: visible.get(kind, {}).get(name, 0 if not counts.get(name) else None) for name in population}
        found += [{"kind": kind, **_plain(one)} for one in not_heard(counts, told, population)]
    return found


def _plain(one: Any) -> dict[str, Any]:
    names = ("name", "population", "expected", "got", "caution")
    return {name: getattr(one, name) for name in names}


def consultations_of(year: int) -> QuerySet[Figures]:
    """Return the final figures of the public consultations that closed in a year."""
    rows = Figures.objects.final().filter(
        consultation__visibility="public", consultation__published_at__lte=clock.now()
    )
    closed = rows.annotate(year=ExtractYear("consultation__closed_at")).filter(year=year)
    return closed.select_related("consultation").order_by("consultation__closed_at", "pk")


def added_up(figures: list[Figures], key: str) -> list[list[Any]]:
    """Return for each category the sum of what the consultations show, and whether some of them hide it."""
    sums: dict[str, list[Any]] = {}
    for one in figures:
        for label, count in one.data.get(key, ()):
            entry = sums.setdefault(label, [label, 0, False])
            entry[1], entry[2] = entry[1] + (count or 0), entry[2] or count is None
    return list(sums.values())


def spread_over_senders(year: int) -> dict[str, Any]:
    """Return how the year's responses spread over those who sent them; nothing when they are few."""
    records = consultations_of(year).values("consultation_id")
    responses = sorted(senders_of(Contribution.objects.filter(record_id__in=records)).values())
    if len(responses) < FEW_SENDERS:
        return {"known": len(responses) if len(responses) >= 5 else None, "steps": [], "gini": None}
    steps = [[share.of_senders, share.senders, round(share.of_responses, 4)] for share in concentration(responses)]
    return {"known": len(responses), "steps": steps, "gini": round(gini(responses) or 0, 3)}
