"""What has been begun and not sent: kept under a secret, gone when it has been sent."""

from typing import Any

from django.db import transaction

from roret.commons.records.models import Record
from roret.foundation import authz
from roret.listen.contributions.follow_links import follow_key
from roret.listen.contributions.models import Draft


@transaction.atomic
def discard_draft(record: Record, *, by: Any, key: str) -> None:
    """Forget what was begun under a secret on this record; nothing when there is none."""
    authz.require(by, "contributions.send_contribution", record)
    Draft.objects.filter(record_id=record.pk, key=follow_key(key)).delete()
