"""Uploading and importing a register's file."""

import hashlib
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.foundation import authz, clock, journal
from roret.foundation.errors import DomainError, ImportRefused
from roret.foundation.staff import events
from roret.foundation.staff.importing.importer import Importer
from roret.foundation.staff.importing.plan import Plan, make_plan
from roret.foundation.staff.models import Upload

UPLOAD_KEPT = timedelta(days=1)


def permissions_of(importer: Importer) -> tuple[str, str]:
    """Return the two permissions that an import needs: it creates and it changes."""
    options = importer.model._meta
    return tuple(f"{options.app_label}.{verb}_{options.model_name}" for verb in ("create", "update"))  # type: ignore[return-value]


@transaction.atomic
def keep_upload(importer: Importer, *, by: Any, name: str, content: bytes) -> Upload:
    """Keep a file until it is confirmed; what others forgot for more than a day goes."""
    for permission in permissions_of(importer):
        authz.require(by, permission)
    if not content:
        raise DomainError(_("The file is empty."), field="file")
    Upload.objects.filter(uploaded_at__lt=clock.now() - UPLOAD_KEPT).delete()
    return Upload.objects.create(
        register=importer.model._meta.label_lower,
        name=name[:200],
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        user=by,
        uploaded_at=clock.now(),
    )


@transaction.atomic
def confirm_import(upload: Upload, *, by: Any, importer: Importer) -> Plan:
    """Do what the file says, all of it or nothing; return what was done.

    The file is read again, because the register may have changed since the preview. Raises ``ImportRefused`` with
    every problem.
    """
    for permission in permissions_of(importer):
        authz.require(by, permission)
    upload = Upload.objects.visible_to(by).lock(upload.pk)
    plan = make_plan(importer, bytes(upload.content), upload.name)
    if plan.problems:
        raise ImportRefused(plan.problems)
    lines, counts = plan.doing(), plan.counts
    if lines:
        importer.service(lines, by=by)
    journal.record(events.Imported, upload, by=by, register=upload.register, sha256=upload.sha256, **counts)
    upload.delete()
    return plan


@transaction.atomic
def drop_upload(upload: Upload, *, by: Any) -> None:
    """Give an upload up."""
    Upload.objects.visible_to(by).filter(pk=upload.pk).delete()
