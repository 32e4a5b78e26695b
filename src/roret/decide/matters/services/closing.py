"""Closing: what changed because of those who answered, theme by theme, with the reason; without it a matter cannot close."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.records.services import change_record, in_both_languages, reach_milestone
from roret.decide.matters import events, selectors
from roret.decide.matters.models import Matter, ThemeEffect
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import ChangedMeanwhile, DomainError
from roret.foundation.events import tell
from roret.listen.contributions.enums import Effect
from roret.listen.contributions.models import Theme


@transaction.atomic
def state_effect(
    matter: Matter,
    *,
    by: Any,
    theme: Theme,
    effect: str,
    reason: str,
    reason_en: str = "",
    version: int | None = None,
) -> ThemeEffect:
    """State what a theme changed in the matter: followed, partly or not, with the reason.

    It may be restated until the matter is closed. ``version`` is that of the statement the writer saw, 0 for none; raises
    ``ChangedMeanwhile`` when somebody else has stated it since.
    """
    authz.require(by, "matters.state_effect", matter)
    matter = Matter.objects.lock(matter.pk)
    lifecycle.require(matter.can_state_effect())
    _check_effect(matter, theme, effect=effect, reason=reason)
    stated = ThemeEffect.objects.filter(matter=matter, theme=theme).first() or ThemeEffect(
        matter=matter, theme=theme, version=0
    )
    if version is not None and version != stated.version:
        raise ChangedMeanwhile
    said = (effect, reason.strip(), reason_en.strip())
    if (stated.effect, stated.reason, stated.reason_en) == said:
        return stated
    stated.effect, stated.reason, stated.reason_en = said
    stated.version += 1
    stated.stated_at, stated.stated_by = clock.now(), authz.name_of(by) or "Roret"
    stated.save()
    journal.record(events.EffectStated, matter, by=by, theme=theme.number, effect=str(effect))
    return stated


@transaction.atomic
def close_matter(matter: Matter, *, by: Any) -> Matter:
    """Close a matter: finally decided, and every theme told what changed. Refused with the list of what is missing."""
    authz.require(by, "matters.close_matter", matter)
    matter = Matter.objects.lock(matter.pk)
    lifecycle.require(matter.can_close())
    lifecycle.require_nothing_missing(missing_before_closing(matter))
    change_record(matter, closed_at=clock.now(), closed_by=authz.name_of(by) or "Roret")
    journal.record(events.Closed, matter, by=by)
    if matter.effects.exists():
        sentence = in_both_languages(
            gettext_noop("Read what changed in “%(title)s” because of those who answered"), matter
        )
        reach_milestone(matter, code="effects", **sentence)
    tell(events.matter_closed, matter)
    return matter


def missing_before_closing(matter: Matter) -> list[lifecycle.Missing]:
    """Return what stands between the matter and its end: a final decision, and the effect of every theme."""
    missing = []
    if not any(decision.final for decision in matter.decisions.all()):
        missing.append(lifecycle.Missing(_("A final decision by the committee."), f"{matter.get_staff_url()}#decision"))
    stated = {effect.theme_id for effect in matter.effects.all()}
    text = _("What changed because of the theme “%(theme)s”.")
    where = selectors.effects_url(matter)
    unstated = [theme for theme in selectors.themes_of_matter(matter) if theme.pk not in stated]
    return missing + [lifecycle.Missing(text % {"theme": theme}, f"{where}#theme-{theme.pk}") for theme in unstated]


def _check_effect(matter: Matter, theme: Theme, *, effect: str, reason: str) -> None:
    if effect not in Effect.values:
        raise DomainError(_("Choose whether the theme was followed."), field="effect")
    if not reason.strip():
        raise DomainError(_("Write the reason. Those who answered will read it."), field="reason")
    if not selectors.themes_of_matter(matter).filter(pk=theme.pk).exists():
        raise DomainError(_("The theme does not belong to the matter's consultation."))
