"""Standard texts: write, change, delete."""

from typing import Any

from django.db import transaction

from roret.foundation import authz, journal
from roret.foundation.staff.changing import change
from roret.listen.contributions import events
from roret.listen.contributions.models import StandardText


@transaction.atomic
def create_standard_text(*, by: Any, **fields: Any) -> StandardText:
    """Write a text that is used again."""
    authz.require(by, "contributions.create_standardtext")
    text = StandardText()
    changes = change(text, fields)
    journal.record(events.TextCreated, text, by=by, changes=changes)
    return text


@transaction.atomic
def update_standard_text(standard: StandardText, *, by: Any, **fields: Any) -> StandardText:
    """Change it; where it has been used, the words stay as they were."""
    authz.require(by, "contributions.update_standardtext", standard)
    standard = StandardText.objects.lock(standard.pk)
    if changes := change(standard, fields):
        journal.record(events.TextUpdated, standard, by=by, changes=changes)
    return standard


@transaction.atomic
def delete_standard_text(text: StandardText, *, by: Any) -> None:
    """Delete it; where it has been used, the words stay."""
    authz.require(by, "contributions.delete_standardtext", text)
    journal.record(events.TextDeleted, text, by=by)
    text.delete()
