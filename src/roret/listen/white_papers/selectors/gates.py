"""The gates: what must hold before a white paper is frozen, each with the way to exactly the responses concerned."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roret.foundation import lifecycle
from roret.listen.consultations.models import Consultation
from roret.listen.contributions import selectors as contributions
from roret.listen.contributions.enums import Moderation
from roret.listen.contributions.models import Contribution


@dataclass(frozen=True)
class Gate:
    """One condition: its words when it holds, what is wrong when it does not, and where to see or mend it."""

    code: str
    text: str
    holds: bool
    missing: tuple[lifecycle.Missing, ...] = ()
    where: str = ""


def gates_of(consultation: Consultation) -> list[Gate]:
    """Return every gate in the order in which a case worker meets them."""
    return [
        _closed(consultation),
        _looked_through(consultation),
        _no_open_flag(consultation),
        _grouped(consultation),
        _answered(consultation),
        _quotes_stand(consultation),
        _counts_add_up(consultation),
        _listed(consultation, "late", _("Late responses are listed")),
        _listed(consultation, "withdrawn", _("Withdrawn responses are listed")),
    ]


def missing_before_freezing(consultation: Consultation) -> list[lifecycle.Missing]:
    """Return what blocks the white paper; the service refuses with the same list."""
    return [missing for gate in gates_of(consultation) for missing in gate.missing]


def responses_behind(consultation: Consultation, code: str) -> QuerySet[Contribution] | None:
    """Return exactly the responses that a gate speaks of; None for a gate that speaks of something else."""
    rows = Contribution.objects.filter(record_id=consultation.pk)
    behind: dict[str, Callable[[], QuerySet[Contribution]]] = {
        "waiting": lambda: rows.filter(moderation=Moderation.WAITING, withdrawn_at=None),
        "flags": lambda: rows.filter(flags__gt=0, withdrawn_at=None),
        "themes": lambda: contributions.ungrouped(consultation),
        "quotes": lambda: rows.filter(pk__in=contributions.changed_quotes(consultation).values("contribution")),
        "late": lambda: rows.filter(late=True),
        "withdrawn": lambda: rows.filter(withdrawn_at__isnull=False),
    }
    return behind[code]().order_by("reference") if code in behind else None


def _page(consultation: Consultation, code: str) -> str:
    return reverse("staff:white-paper-gate", args=[consultation.pk, code])


def _closed(consultation: Consultation) -> Gate:
    is_open = bool(consultation.can_respond())
    where = consultation.get_staff_url()
    missing = (lifecycle.Missing(_("The consultation is still open."), where),) if is_open else ()
    return Gate("closed", _("The consultation is closed"), not is_open, missing)


def _of_responses(consultation: Consultation, code: str, text: str, wrong: Callable[[int], str]) -> Gate:
    rows = responses_behind(consultation, code)
    count = rows.count() if rows is not None else 0
    where = _page(consultation, code) if count else ""
    missing = (lifecycle.Missing(wrong(count) % {"count": count}, where),) if count else ()
    return Gate(code, text, not count, missing, where)


def _looked_through(consultation: Consultation) -> Gate:
    def wrong(count: int) -> str:
        return ngettext(
            "%(count)d response has not been looked through.",
            "%(count)d responses have not been looked through.",
            count,
        )

    return _of_responses(consultation, "waiting", _("Every response has been looked through"), wrong)


def _no_open_flag(consultation: Consultation) -> Gate:
    def wrong(count: int) -> str:
        return ngettext(
            "%(count)d response holds personal data that nobody has decided about.",
            "%(count)d responses hold personal data that nobody has decided about.",
            count,
        )

    return _of_responses(consultation, "flags", _("Personal data has been decided about"), wrong)


def _grouped(consultation: Consultation) -> Gate:
    def wrong(count: int) -> str:
        return ngettext("%(count)d response is under no theme.", "%(count)d responses are under no theme.", count)

    return _of_responses(consultation, "themes", _("Every response has a theme, or takes no position"), wrong)


def _answered(consultation: Consultation) -> Gate:
    themes = [theme for theme in contributions.themes_of(consultation) if theme.answer.approved_at is None]
    text = _("The theme “%(theme)s” has no approved answer.")
    missing = tuple(lifecycle.Missing(text % {"theme": theme}, theme.answer.get_staff_url()) for theme in themes)
    return Gate("answers", _("Every theme has an approved answer"), not missing, missing)


def _quotes_stand(consultation: Consultation) -> Gate:
    changed = contributions.changed_quotes(consultation).select_related("theme", "contribution")
    text = _("The quote from %(reference)s under “%(theme)s” no longer stands in the published text.")
    missing = tuple(
        lifecycle.Missing(
            text % {"reference": quote.contribution.reference, "theme": quote.theme},
            reverse("staff:theme-quotes", args=[quote.theme_id]),
        )
        for quote in changed
    )
    return Gate("quotes", _("Every quote stands in the published text"), not missing, missing)


def _counts_add_up(consultation: Consultation) -> Gate:
    missing = tuple(_wrong_counts(consultation))
    return Gate("counts", _("The counts add up"), not missing, missing)


def _wrong_counts(consultation: Consultation) -> Iterator[lifecycle.Missing]:
    received = contributions.received_count(consultation)
    kept = Contribution.objects.filter(record_id=consultation.pk).count()
    if received != kept:
        text = _("%(received)d references have been given, but %(kept)d responses are there.")
        yield lifecycle.Missing(
            text % {"received": received, "kept": kept}, reverse("staff:consultation-responses", args=[consultation.pk])
        )
    themes: Any = contributions.themes_of(consultation).annotate(under=Count("grouped"))
    for theme in themes.exclude(size=F("under")):
        text = _("The theme “%(theme)s” says %(size)d responses, but holds %(under)d.")
        yield lifecycle.Missing(
            text % {"theme": theme, "size": theme.size, "under": theme.under}, theme.get_staff_url()
        )


def _listed(consultation: Consultation, code: str, text: str) -> Gate:
    rows = responses_behind(consultation, code)
    count = rows.count() if rows is not None else 0
    words = _("%(what)s: %(count)d") % {"what": text, "count": count}
    return Gate(code, words, holds=True, where=_page(consultation, code) if count else "")
