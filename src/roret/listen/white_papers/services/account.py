"""The account: all that a white paper says, as plain data in a fixed order. Whole numbers and texts only."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from roret.listen.consultations.models import Consultation
from roret.listen.contributions import selectors as contributions
from roret.listen.contributions.enums import Capacity
from roret.listen.contributions.models import Contribution, Quote, Theme, ThemeContribution
from roret.listen.white_papers.services.method import method_of
from roret.listen.white_papers.services.sections import annexes_of, effects_of
from roret.listen.white_papers.services.spread import spreads_of

FORMAT = 2
"""The shape of the account. 1 was all in one: without spread, effects, method and annexes."""


class Account:
    """The account of a consultation while it is being drawn up."""

    def __init__(self, consultation: Consultation) -> None:
        """Read what stands now; the caller holds the consultation's lock."""
        self.consultation = consultation
        self.themes: list[Theme] = list(contributions.themes_of(consultation))
        self.orders = {theme.pk: place for place, theme in enumerate(self.themes, 1)}
        self.under = _themes_by_contribution(self.orders)
        self.sizes = Counter(order for orders in self.under.values() for order in orders)
        self.rows: Sequence[Contribution] = list(_rows(consultation))

    def orders_of(self, row: Contribution) -> list[int]:
        """Return the numbers of the themes that took a response up."""
        return self.under.get(row.pk, [])

    def responses(self) -> Iterator[dict[str, Any]]:
        """Yield each response as it is shown, in the order of the references."""
        return (_response(row, themes=self.orders_of(row)) for row in self.rows)

    def head(self) -> dict[str, Any]:
        """Return everything but the responses."""
        made = self.consultation
        spread, by_theme = spreads_of(self.rows, [self.orders_of(row) for row in self.rows], themes=len(self.themes))
        effects, quotes = effects_of(made), _quotes(self.themes)
        themes = [
            {**self._theme(theme), "spread": by_theme[order - 1], "effect": effects.get(theme.pk), "quotes": quotes[theme.pk]}
            for order, theme in enumerate(self.themes, 1)
        ]  # fmt: skip
        return {
            "format": FORMAT,
            **_about(made),
            "counts": {**self.counts(), "organisations": self._organisations(spread)},
            "themes": themes,
            "spread": spread,
            "method": method_of(made),
            "annexes": annexes_of(made),
            "late": [row.reference for row in self.rows if row.late],
            "withdrawn": [row.reference for row in self.rows if row.withdrawn_at],
        }

    def _theme(self, theme: Theme) -> dict[str, Any]:
        order = self.orders[theme.pk]
        return {
            "order": order,
            "number": theme.number,
            "title": theme.title,
            "summary": theme.summary,
            "size": self.sizes[order],
            "answer": theme.answer.text,
            "approved_by": theme.answer.approved_by,
            "approved": _day(theme.answer.approved_at),
        }

    def counts(self) -> dict[str, int]:
        """Return the counts; each response is counted once in each line."""
        rows = self.rows
        distinct = len({_words_of(row) for row in rows})
        return {
            "received": len(rows),
            "distinct": distinct,
            "duplicates": len(rows) - distinct,
            "grouped": sum(bool(self.orders_of(row)) for row in rows),
            "no_theme": sum(row.no_theme for row in rows),
            "withdrawn": sum(row.withdrawn_at is not None for row in rows),
            "late": sum(row.late for row in rows),
            "shown": sum(row.is_shown for row in rows),
        }

    def _organisations(self, spread: Sequence[dict[str, Any]]) -> int | None:
        """Return how many did not answer as private persons; None where the table of the kinds hides one of them."""
        kinds = next((one for one in spread if one["key"] == "capacity"), None)
        if kinds is None or None in kinds["everyone"]:
            return None
        return sum(row.capacity != Capacity.PRIVATE for row in self.rows)


def _about(made: Consultation) -> dict[str, Any]:
    return {
        "number": made.number,
        "title": made.title,
        "summary": made.summary,
        "question": made.question,
        "type": str(made.get_type_display()),
        "unit": str(made.unit),
        "invented": made.invented,
        "opened": _day(made.begins_at),
        "closed": _day(made.closed_at or made.ends_at),
    }


def _rows(consultation: Consultation) -> Any:
    rows = Contribution.objects.filter(record_id=consultation.pk).select_related(
        "area", "about_sender", "place__area", "translation"
    )
    return rows.defer("search").order_by("reference")


def _themes_by_contribution(orders: dict[int, int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    pairs = ThemeContribution.objects.filter(theme__in=orders).values_list("contribution_id", "theme_id")
    for contribution, theme in pairs.iterator(chunk_size=5000):
        found.setdefault(contribution, []).append(orders[theme])
    return {contribution: sorted(themes) for contribution, themes in found.items()}


def _quotes(themes: Sequence[Theme]) -> dict[int, list[dict[str, str]]]:
    found: dict[int, list[dict[str, str]]] = {theme.pk: [] for theme in themes}
    chosen = Quote.objects.filter(theme__in=themes).select_related("contribution")
    for quote in chosen.defer("contribution__text", "contribution__search").order_by("pk"):
        found[quote.theme_id].append({"words": quote.words, "reference": quote.contribution.reference})
    return found


def _response(row: Contribution, *, themes: list[int]) -> dict[str, Any]:
    """Return what the list says of one response; district, age and position stand in the figures only."""
    return _in_other_words(row) | {
        "reference": row.reference,
        "received": _day(row.received_at),
        "who": row.shown_name if row.is_shown else "",
        "text": row.published_text if row.is_shown else "",
        "shown": row.is_shown,
        "withdrawn": row.withdrawn_at is not None,
        "late": row.late,
        "themes": themes,
        "no_theme": row.no_theme,
    }


def _in_other_words(row: Contribution) -> dict[str, Any]:
    """Return the language of a response that is not in the house's own, and what it says in Danish; nothing of the others."""
    if not row.is_foreign or not row.is_shown:
        return {}
    with override(settings.LANGUAGE_CODE):
        spoken = row.spoken
    told = {"language": {"code": spoken.code, "name": spoken.name, "direction": spoken.direction}}
    translation = row.in_danish
    if translation is None:
        return told
    signed = {
        "translator": translation.translator,
        "signed_by": translation.signed_by,
        "signed": _day(translation.signed_at),
    }
    return told | {"translation": {"text": translation.text, **signed}}


def _words_of(row: Contribution) -> bytes:
    """Return the same for responses of the same words, whatever their spacing and capitals."""
    return hashlib.sha256(" ".join(row.text.casefold().split()).encode()).digest()


def _day(moment: Any) -> str:
    return timezone.localdate(moment).isoformat() if moment else ""
