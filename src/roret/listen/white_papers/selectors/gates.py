"""The gates: what must hold before a white paper is frozen, each with the way to exactly the responses concerned."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roret.foundation import lifecycle
from roret.listen.consultations.models import Consultation
from roret.listen.contributions import selectors as contributions
from roret.listen.contributions.enums import Moderation
from roret.listen.contributions.models import Contribution, Series


@dataclass(frozen=True)
class Gate:
    """One condition: its words when it holds, what is wrong when it does not, and where to see or mend it."""

    code: str
    text: str
    holds: bool
    missing: tuple[lifecycle.Missing, ...] = ()
    where: str = ""


_SPOKEN_OF = {
    "waiting": Q(moderation=Moderation.WAITING, withdrawn_at=None),
    "flags": Q(flags__gt=0, withdrawn_at=None),
    "themes": contributions.UNGROUPED,
    "late": Q(late=True),
    "withdrawn": Q(withdrawn_at__isnull=False),
}
"""The responses that a gate speaks of, by the gate's code."""


class _Gates:
    """The gates of one consultation: asked with two questions, whatever the number of responses and themes."""

    def __init__(self, consultation: Consultation) -> None:
        self.consultation = consultation
        spoken_of = {code: Count("pk", condition) for code, condition in _SPOKEN_OF.items()}
        given = Coalesce(Subquery(Series.objects.filter(pk=consultation.pk).values("last")), 0)
        rows = Contribution.objects.filter(record_id=consultation.pk)
        self.counts = rows.aggregate(**spoken_of, kept=Count("pk"), lost=given - Count("pk"))
        quotes = contributions.changed_quotes(consultation).filter(theme=OuterRef("pk"))
        changed = ArraySubquery(quotes.values_list("contribution__reference", flat=True))
        themes = contributions.themes_of(consultation)
        self.themes: list[Any] = list(themes.annotate(under=Count("grouped"), changed=changed))

    def __iter__(self) -> Iterator[Gate]:
        """Yield every gate in the order in which a case worker meets them."""
        yield self._closed()
        yield self._of_responses("waiting", _("Every response has been looked through"), _not_looked_through)
        yield self._of_responses("flags", _("Personal data has been decided about"), _not_decided_about)
        yield self._of_responses("themes", _("Every response has a theme, or takes no position"), _not_grouped)
        yield _gate("answers", _("Every theme has an approved answer"), self._unanswered())
        yield _gate("quotes", _("Every quote stands in the published text"), self._changed_quotes())
        yield _gate("counts", _("The counts add up"), self._wrong_counts())
        yield self._listed("late", _("Late responses are listed"))
        yield self._listed("withdrawn", _("Withdrawn responses are listed"))

    def _closed(self) -> Gate:
        where = self.consultation.get_staff_url()
        is_open = [lifecycle.Missing(_("The consultation is still open."), where)]
        return _gate("closed", _("The consultation is closed"), is_open if self.consultation.can_respond() else [])

    def _of_responses(self, code: str, text: str, wrong: Callable[[int], str]) -> Gate:
        count, where = self.counts[code], self._page(code)
        missing = [lifecycle.Missing(wrong(count) % {"count": count}, where)] if count else []
        return _gate(code, text, missing, where=where)

    def _listed(self, code: str, text: str) -> Gate:
        words = _("%(what)s: %(count)d") % {"what": text, "count": self.counts[code]}
        return Gate(code, words, holds=True, where=self._page(code))

    def _page(self, code: str) -> str:
        """Return where the responses that a gate speaks of are listed, when there are any."""
        return reverse("staff:white-paper-gate", args=[self.consultation.pk, code]) if self.counts[code] else ""

    def _unanswered(self) -> Iterator[lifecycle.Missing]:
        text = _("The theme “%(theme)s” has no approved answer.")
        for theme in self.themes:
            if theme.answer.approved_at is None:
                yield lifecycle.Missing(text % {"theme": theme}, theme.answer.get_staff_url())

    def _changed_quotes(self) -> Iterator[lifecycle.Missing]:
        text = _("The quote from %(reference)s under “%(theme)s” no longer stands in the published text.")
        for theme in self.themes:
            where = reverse("staff:theme-quotes", args=[theme.pk])
            for reference in theme.changed:
                yield lifecycle.Missing(text % {"reference": reference, "theme": theme}, where)

    def _wrong_counts(self) -> Iterator[lifecycle.Missing]:
        kept, lost = self.counts["kept"], self.counts["lost"]
        if lost:
            text = _("%(received)d references have been given, but %(kept)d responses are there.")
            where = reverse("staff:consultation-responses", args=[self.consultation.pk])
            yield lifecycle.Missing(text % {"received": kept + lost, "kept": kept}, where)
        text = _("The theme “%(theme)s” says %(size)d responses, but holds %(under)d.")
        for theme in self.themes:
            if theme.size != theme.under:
                words = text % {"theme": theme, "size": theme.size, "under": theme.under}
                yield lifecycle.Missing(words, theme.get_staff_url())


def gates_of(consultation: Consultation) -> list[Gate]:
    """Return every gate in the order in which a case worker meets them (2 queries)."""
    return list(_Gates(consultation))


def missing_before_freezing(consultation: Consultation) -> list[lifecycle.Missing]:
    """Return what blocks the white paper; the service refuses with the same list."""
    return [missing for gate in gates_of(consultation) for missing in gate.missing]


def responses_behind(consultation: Consultation, code: str) -> QuerySet[Contribution] | None:
    """Return exactly the responses that a gate speaks of; None for a gate that speaks of something else."""
    rows = Contribution.objects.filter(record_id=consultation.pk).order_by("reference")
    if code == "quotes":
        return rows.filter(pk__in=contributions.changed_quotes(consultation).values("contribution"))
    return rows.filter(_SPOKEN_OF[code]) if code in _SPOKEN_OF else None


def _gate(code: str, text: str, missing: Iterable[lifecycle.Missing], *, where: str = "") -> Gate:
    found = tuple(missing)
    return Gate(code, text, not found, found, where)


def _not_looked_through(count: int) -> str:
    return ngettext(
        "%(count)d response has not been looked through.", "%(count)d responses have not been looked through.", count
    )


def _not_decided_about(count: int) -> str:
    return ngettext(
        "%(count)d response holds personal data that nobody has decided about.",
        "%(count)d responses hold personal data that nobody has decided about.",
        count,
    )


def _not_grouped(count: int) -> str:
    return ngettext("%(count)d response is under no theme.", "%(count)d responses are under no theme.", count)
