"""What deputations know about a person, how they forget, and what becomes old."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.files.models import StoredFile
from roret.foundation.privacy import Kept, Part, describe, register_retention, register_subject
from roret.foundation.privacy.subjects import kept_since
from roret.listen.deputations.models import Deputation, DeputationDraft
from roret.listen.deputations.services import erase_deputation


def collect(person: Any) -> Iterator[Part]:
    """Give what she has asked for, with its files."""
    rows = Deputation.objects.filter(author=person).order_by("pk")
    told = Kept(
        rows.select_related("body", "record", "meeting", "wished_meeting", "item"), partial(describe, submission=None)
    )
    files = StoredFile.objects.filter(deputations__deputation__author=person).order_by("deputations__pk")
    yield Part(_("Your requests to speak before a committee"), told, files)


def erase(person: Any, *, by: Any) -> int:
    """Erase each of her requests."""
    asked = list(Deputation.objects.filter(author=person))
    for deputation in asked:
        erase_deputation(deputation, by=by, secret_known=True)
    return len(asked)


def due(moment: datetime) -> QuerySet[Deputation]:
    """Return what is older than it may be; the demo's inventions are nobody's."""
    return Deputation.objects.filter(requested_at__lt=kept_since(Deputation, moment), erased_at=None, invented=False)


def let_go(deputation: Deputation, *, by: Any) -> None:
    """Erase one whose time is up."""
    erase_deputation(deputation, by=by, time_up=True)


def due_drafts(moment: datetime) -> QuerySet[DeputationDraft]:
    """Return the drafts that nobody came back to."""
    return DeputationDraft.objects.filter(saved_at__lt=kept_since(DeputationDraft, moment))


def drop_draft(draft: DeputationDraft, *, by: Any) -> None:
    """Delete a draft; no event, because nobody has sent anything, and the certificate counts it."""
    authz.require(by, "privacy.erase_expired")
    draft.delete()


register_subject(
    "deputations", title=_("Your requests to speak before a committee"), collect=collect, erase=erase, order=25
)
register_retention("deputations.deputation", title=_("Deputations"), due=due, erase=let_go)
register_retention("deputations.deputationdraft", title=_("Drafts of deputations"), due=due_drafts, erase=drop_draft)
