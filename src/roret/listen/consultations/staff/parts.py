"""The parts of a consultation's page, and what each of them shows."""

from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from roret.foundation import authz, clock
from roret.foundation.staff.tabs import Tab
from roret.foundation.ui.charts import Bar, BarChart
from roret.foundation.ui.formats import short_day
from roret.foundation.ui.parts import Tile
from roret.listen.consultations import selectors
from roret.listen.consultations.enums import ConsultationState
from roret.listen.consultations.forms import ExtendForm, MaterialForm, PartyForm, ScheduleForm
from roret.listen.consultations.models import Consultation
from roret.listen.contributions import selectors as contributions
from roret.listen.contributions.forms import ThemeForm
from roret.listen.contributions.models import Contribution

TABS = (
    Tab("overview", "staff:consultation-detail", gettext_lazy("Overview")),
    Tab("responses", "staff:consultation-responses", gettext_lazy("Responses")),
    Tab("themes", "staff:consultation-themes", gettext_lazy("Themes and answers")),
    Tab("material", "staff:consultation-material", gettext_lazy("Material and parties")),
    Tab("history", "staff:consultation-history", gettext_lazy("History")),
)
LATEST = 10


def overview(found: Consultation, *, themes: list[Any], person: Any) -> dict[str, Any]:
    """Return the next step, the figures and the forms of the first part."""
    if not found.is_published:  # what is missing, the figures and the suggestions all speak of these
        prefetch_related_objects([found], "attachments", "parties")
    counts = contributions.moderation_counts(found) if found.is_published else {}
    return {
        "phases": found.phases(),
        "counts": counts,
        "missing": [] if found.is_published else found.missing_before_publishing(),
        "unheard": _unheard(found),
        "tiles": figures(found, themes=themes, counts=counts, person=person) if counts else draft_figures(found),
        "schedule_form": ScheduleForm(),
        "extend_form": ExtendForm(),
    }


def responses(found: Consultation, *, themes: list[Any], person: Any) -> dict[str, Any]:
    """Return what has come in, the latest first."""
    if not found.is_published:
        return {}
    latest = Contribution.objects.filter(record_id=found.pk).order_by("-received_at", "-pk").defer("search")
    latest = latest.prefetch_related("redactions")
    counts = contributions.moderation_counts(found)
    return {
        "tiles": figures(found, themes=themes, counts=counts, person=person),
        "unheard": _unheard(found),
        "latest": latest[:LATEST],
    }


def themes_and_answers(found: Consultation, *, themes: list[Any], person: Any) -> dict[str, Any]:
    """Return the themes with their answers, and how many responses lie under each."""
    return {
        "themes": themes,
        "counts": {"ungrouped": contributions.ungrouped(found).count()},
        "chart": _chart(themes),
        "theme_form": ThemeForm(owners=contributions.owners_of(found)),
        "today": clock.today(),
    }


def material(found: Consultation, *, themes: list[Any], person: Any) -> dict[str, Any]:
    """Return the documents and the parties, and the forms for one more of each."""
    return {
        "attachments": found.attachments.select_related("file"),
        "parties": found.parties.all(),
        "party_form": PartyForm(),
        "material_form": MaterialForm(),
    }


def history(_found: Consultation, *, themes: list[Any], person: Any) -> dict[str, Any]:
    """Return nothing: the journal is read by the page."""
    return {}


CONTENT = {
    "overview": overview,
    "responses": responses,
    "themes": themes_and_answers,
    "material": material,
    "history": history,
}


def figures(found: Consultation, *, themes: list[Any], counts: dict[str, int], person: Any) -> list[Tile]:
    """Return the figures of a consultation that is out; each leads to what it counts, for those who may go there."""
    may_moderate = authz.allowed(person, "contributions.moderate_contribution", found)
    queue = f"{reverse('staff:contribution-queue')}?record={found.number}"
    answered = sum(theme.answer.approved_at is not None for theme in themes)
    return [
        *_time_left(found),
        Tile(found.received, _("Received"), _late(counts["late"]), _part("responses", found)),
        Tile(counts["waiting"], _("To look through"), url=f"{queue}&moderation=waiting" if may_moderate else ""),
        Tile(counts["flagged"], _("With personal data to decide"), url=f"{queue}&flagged=true" if may_moderate else ""),
        Tile(counts["ungrouped"], _("Under no theme"), url=reverse("staff:consultation-ungrouped", args=[found.pk])),
        Tile(
            _("%(answered)d of %(all)d") % {"answered": answered, "all": len(themes)},
            _("Themes answered"),
            url=_part("themes", found),
        ),
    ]


def draft_figures(found: Consultation) -> list[Tile]:
    """Return the figures of a draft: its deadline, its documents and its parties."""
    material_url = _part("material", found)
    deadline = date_format(localdate(found.ends_at), "j. b") if found.ends_at else "–"
    return [
        Tile(deadline, _("Deadline"), url=reverse("staff:consultation-update", args=[found.pk])),
        Tile(found.attachments.count(), _("Documents"), url=material_url),
        Tile(found.parties.count(), _("Parties"), url=material_url),
    ]


def _time_left(found: Consultation) -> list[Tile]:
    if found.state != ConsultationState.OPEN or found.ends_at is None:
        return []
    days = (localdate(found.ends_at) - clock.today()).days
    return [Tile(days, ngettext("day left", "days left", days), short_day(found.ends_at))]


def _late(count: int) -> str:
    return ngettext("%(count)d late", "%(count)d late", count) % {"count": count} if count else ""


def _part(part: str, found: Consultation) -> str:
    return reverse(f"staff:consultation-{part}", args=[found.pk])


def _unheard(found: Consultation) -> QuerySet[Any] | list[Any]:
    return selectors.unanswered_parties(found) if found.is_published else []


def _chart(themes: list[Any]) -> BarChart | None:
    if not themes:
        return None
    bars = [Bar(str(theme), theme.size, url=theme.get_staff_url()) for theme in themes]
    return BarChart(
        _("Responses under each theme"), bars, source=_("Grouped by a person; a response may be under several themes")
    )
