"""Questions about privacy: the register of processing (GDPR article 30), made from what the models say themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roret.foundation.privacy.classes import PrivacyClass, classify
from roret.foundation.privacy.outside import OUTSIDE


@dataclass(frozen=True)
class Processing:
    """One table that holds something about people."""

    what: str
    purpose: str
    personal: str
    sensitive: str
    secret: str
    kept: str

    @property
    def row(self) -> tuple[str, ...]:
        """The line of the register."""
        return (self.what, self.purpose, self.personal, self.sensitive, self.secret, self.kept)


@dataclass(frozen=True)
class Activity:
    """The tables of one module."""

    title: str
    tables: list[Processing]

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The lines of the register."""
        return [table.row for table in self.tables]


def register() -> list[Activity]:
    """Return every table that holds personal data, by module, then those of the libraries that are used."""
    activities = [
        Activity(_title(config), [found for model in config.get_models() if (found := processing_of(model))])
        for config in apps.get_app_configs()
        if config.name.startswith("roret.")
    ]
    outside = [
        Processing(str(one.title), str(one.purpose), str(one.personal), "", str(one.secret), str(one.kept))
        for one in OUTSIDE
        if (one.personal or one.secret) and apps.is_installed(_app_of(one.label))
    ]
    return [activity for activity in [*activities, Activity(_("Libraries that are used"), outside)] if activity.tables]


def processing_of(model: Any) -> Processing | None:
    """Return what a table holds about people; None when it holds nothing."""
    found = [one for one in classify(model)[0] if one.privacy != PrivacyClass.PLAIN]
    if not found:
        return None
    privacy = model.__dict__["Privacy"]
    labels = {kind: _labels(model, (one.field for one in found if one.privacy == kind)) for kind in PrivacyClass}
    return Processing(
        str(model._meta.verbose_name_plural),
        str(getattr(privacy, "purpose", "") or _("Part of the module's work")),
        labels[PrivacyClass.PERSONAL],
        labels[PrivacyClass.SENSITIVE],
        labels[PrivacyClass.SECRET],
        kept_for(getattr(privacy, "keep_months", None)),
    )


def kept_for(months: int | None) -> str:
    """Return how long something is kept, in words."""
    if months is None:
        return _("As long as what it belongs to")
    if months % 12:
        return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}
    return ngettext("%(count)d year", "%(count)d years", months // 12) % {"count": months // 12}


def _app_of(label: str) -> str:
    """Return the name of the installed app that a table's label belongs to; the label itself when there is none."""
    names = {config.label: config.name for config in apps.get_app_configs()}
    return names.get(label.partition(".")[0], label)


def _title(config: Any) -> str:
    return str(config.verbose_name)


def _labels(model: Any, fields: Iterable[str]) -> str:
    return ", ".join(str(model._meta.get_field(name).verbose_name) for name in fields)
