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
from roret.foundation.staff.importing.plan import Plan, Problem, make_plan
from roret.foundation.staff.models import Upload

UPLOAD_KEPT = timedelta(days=1)
MOST_REHEARSED = 5_000


@transaction.atomic
def keep_upload(importer: Importer, *, by: Any, name: str, content: bytes) -> Upload:
    """Keep a file until it is confirmed, at most a day."""
    for permission in importer.permissions:
        authz.require(by, permission)
    if not content:
        raise DomainError(_("The file is empty."), field="file")
    return Upload.objects.create(
        register=importer.model._meta.label_lower,
        name=name[:200],
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        user=by,
        uploaded_at=clock.now(),
    )


@transaction.atomic
def preview_import(upload: Upload, *, by: Any, importer: Importer) -> Plan:
    """Return what the file would do, or every problem.

    Some rules are only known to the service, so it is rehearsed and taken back; of a very large file at the end only.
    """
    plan = make_plan(importer, bytes(upload.content), upload.name, by=by)
    if not plan.problems and len(plan.doing()) <= MOST_REHEARSED:
        plan.problems += _rehearsed(plan, importer, by=by)
    return plan


def _rehearsed(plan: Plan, importer: Importer, *, by: Any) -> list[Any]:
    """Run the service in a savepoint that is rolled back; return what it refused."""
    try:
        with transaction.atomic():
            importer.service(plan.doing(), by=by)
            transaction.set_rollback(True)
    except ImportRefused as error:
        return list(error.problems)
    except DomainError as error:
        return [Problem(0, "", str(error))]
    return []


def forget_uploads() -> int:
    """Delete what was never confirmed and is older than a day; return how many."""
    return Upload.objects.filter(uploaded_at__lt=clock.now() - UPLOAD_KEPT).delete()[0]


@transaction.atomic
def confirm_import(upload: Upload, *, by: Any, importer: Importer) -> Plan:
    """Do what the file says, all of it or nothing; return what was done.

    The file is read again, because the register may have changed since the preview. Raises ``ImportRefused`` with
    every problem.
    """
    for permission in importer.permissions:
        authz.require(by, permission)
    upload = Upload.objects.visible_to(by).lock(upload.pk)
    plan = make_plan(importer, bytes(upload.content), upload.name, by=by)
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
