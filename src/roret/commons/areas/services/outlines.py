"""Outlines of a whole division from one map file."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.areas import events
from roret.commons.areas.models import Area, Division
from roret.commons.areas.rings import clean_outline, read_features
from roret.foundation import authz, journal
from roret.foundation.errors import DomainError, ImportRefused

NAMES = ("navn", "name", "bydel_nr", "code", "kode", "number", "nummer")
"""The properties by which a feature names its area, best first."""


@transaction.atomic
def import_outlines(division: Division, *, by: Any, content: bytes, name: str = "", create: bool = False) -> list[Area]:
    """Give the division's areas the outlines of a GeoJSON file; with ``create`` also those that are not there yet.

    Features are matched by name or code. All or nothing: raises ``ImportRefused`` with every feature that fits no area
    or cannot be drawn.
    """
    authz.require(by, "areas.update_division", division)
    division = Division.objects.lock(division.pk)
    known = {key.casefold(): area for area in division.areas.all() for key in (area.code, area.name) if key}
    drawn, problems = [], []
    for number, feature in enumerate(read_features(content), 1):
        try:
            drawn.append(_draw(division, feature, known, create=create))
        except DomainError as error:
            problems.append(_("Area %(number)s in the file: %(problem)s") % {"number": number, "problem": error})
    if len({area.pk or area.name for area in drawn}) < len(drawn):
        problems.append(_("Two areas in the file have the same name."))
    if problems:
        raise ImportRefused(problems)
    for area in drawn:
        area.save()
    journal.record(events.OutlinesImported, division, by=by, file=name[:200], areas=len(drawn))
    return drawn


def _draw(division: Division, feature: dict[str, Any], known: dict[str, Area], *, create: bool) -> Area:
    named = _names(feature)
    area = next((known[text.casefold()] for text in named if text.casefold() in known), None)
    if area is None and not (create and named):
        shown = ", ".join(named)[:100] or "–"
        raise DomainError(
            _("“%(name)s” is no area of the division. Create it first, or mend the name.") % {"name": shown}
        )
    area = area or Area(division=division, name=named[0][:100])
    area.outline = clean_outline(feature.get("geometry"))
    return area


def _names(feature: dict[str, Any]) -> list[str]:
    properties = feature.get("properties")
    lowered = {str(key).casefold(): value for key, value in properties.items()} if isinstance(properties, dict) else {}
    return [str(lowered[key]).strip() for key in NAMES if lowered.get(key) not in (None, "")]
