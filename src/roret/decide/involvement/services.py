"""Every way the involvement log of a matter can change."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.records.models import Record
from roret.decide.involvement import events
from roret.decide.involvement.models import Involvement
from roret.decide.matters.models import Matter
from roret.foundation import authz, clock, journal
from roret.foundation.errors import ChangedMeanwhile, DomainError


@transaction.atomic
def enter_involvement(matter: Matter, *, by: Any, number: str = "", **values: Any) -> Involvement:
    """Register whom a matter has involved, or will. ``values`` are the fields of ``Involvement``; ``number`` is that of the
    published hearing, meeting or event it was.

    Raises ``DomainError`` when what is told does not fit: input before it is held, a use without its reason, a number that
    nobody may read.
    """
    authz.require(by, "involvement.keep_log", matter)
    entry = Involvement(matter=matter, record=_record(number), **values)
    _check(entry)
    entry.save()
    journal.record(events.Entered, matter, by=by)
    return entry


@transaction.atomic
def change_involvement(
    entry: Involvement, *, by: Any, number: str = "", version: int | None = None, **values: Any
) -> Involvement:
    """Change a row; raises ``ChangedMeanwhile`` when somebody else has saved since ``version``."""
    authz.require(by, "involvement.keep_log", entry)
    entry = Involvement.objects.lock(entry.pk)
    if version is not None and version != entry.version:
        raise ChangedMeanwhile
    for name, value in values.items():
        setattr(entry, name, value)
    entry.record = _record(number)
    entry.version += 1
    _check(entry)
    entry.save()
    journal.record(events.Changed, entry.matter, by=by)
    return entry


@transaction.atomic
def remove_involvement(entry: Involvement, *, by: Any) -> None:
    """Remove a row that was entered by mistake."""
    authz.require(by, "involvement.keep_log", entry)
    matter = entry.matter
    Involvement.objects.lock(entry.pk).delete()
    journal.record(events.Removed, matter, by=by)


def _record(number: str) -> Record | None:
    if not number.strip():
        return None
    # The log is read by all who read the matter: what it names must be open to them.
    found = Record.objects.public().filter(number=number.strip()).first()
    if found is None:
        raise DomainError(_("There is nothing with that number that everybody may read."), field="number")
    return found


def _check(entry: Involvement) -> None:
    if not entry.who.strip():
        raise DomainError(_("Write who was involved."), field="who")
    if not entry.purpose.strip():
        raise DomainError(_("Write the purpose."), field="purpose")
    told = entry.input or entry.use or entry.participants is not None
    if not entry.held and told:
        raise DomainError(_("It has not been held yet. Tick that it has, or tell of it afterwards."), field="held")
    if entry.held and entry.held_on and entry.held_on > clock.today():
        raise DomainError(_("The day has not come yet. Take the tick away until it has been held."), field="held_on")
    if entry.use and not entry.use_reason.strip():
        raise DomainError(_("Write how the input was used, or why not."), field="use_reason")
