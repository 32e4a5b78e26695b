"""Forgetting who asked, and about what; that somebody asked, and when, stays."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from roret.foundation import authz, clock, journal
from roret.foundation.files.services import erase_file
from roret.listen.deputations import events
from roret.listen.deputations.models import Deputation


@transaction.atomic
def erase_deputation(deputation: Deputation, *, by: Any, secret_known: bool = False, time_up: bool = False) -> None:
    """Erase name, addresses, words, note and files; harmless when repeated. The item on the agenda is public and stays.

    ``secret_known`` is said by the door that has checked the private link; ``time_up`` when the time to keep it is over.
    """
    if not secret_known and deputation.author_id != getattr(by, "pk", None):
        authz.require(by, "privacy.erase_expired")
    deputation = Deputation.objects.lock(deputation.pk)
    if deputation.erased_at:
        return
    hung = list(deputation.files.select_related("file"))
    for one in hung:
        one.delete()
        erase_file(one.file, by=authz.SYSTEM)
    deputation.author, deputation.name, deputation.organisation = None, "–", ""
    deputation.email, deputation.phone, deputation.decline_reason, deputation.note = "", "", "", ""
    with override("da"):
        deputation.topic = deputation.text = _("Erased")
    deputation.erased_at = clock.now()
    deputation.save()
    journal.record(events.Erased, deputation, by=by, time_up=time_up)
