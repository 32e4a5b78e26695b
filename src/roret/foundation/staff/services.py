"""Uploading and importing a register's file. What is large is tried out and imported by jobs (``tasks``)."""

import hashlib
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roret.foundation import authz, clock, journal
from roret.foundation.errors import DomainError, ImportRefused, NotPossible
from roret.foundation.jobs import progress
from roret.foundation.staff import events, tasks
from roret.foundation.staff.importing import preview
from roret.foundation.staff.importing.importer import Importer
from roret.foundation.staff.importing.plan import Plan, Problem, make_plan
from roret.foundation.staff.models import Upload

UPLOAD_KEPT = timedelta(days=1)
MANY_LINES, LARGE_PACKED = 1_000, 30_000
"""From so many lines of CSV, or bytes of Excel (which holds some tens of bytes a row), a job does the work."""


@transaction.atomic
def keep_upload(importer: Importer, *, by: Any, name: str, content: bytes) -> Upload:
    """Keep a file until it is confirmed, at most a day."""
    for permission in importer.permissions:
        authz.require(by, permission)
    if not content:
        raise DomainError(_("The file is empty."), field="file")
    upload = Upload.objects.create(
        register=importer.register,
        name=name[:200],
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        user=by,
        uploaded_at=clock.now(),
    )
    if _is_large(content):
        _hand_over(upload, tasks.try_out, title=_("%(file)s is read and tried out") % {"file": upload.name})
    return upload


def _is_large(content: bytes) -> bool:
    packed = content.startswith(b"PK")
    return len(content) > LARGE_PACKED if packed else content.count(b"\n") > MANY_LINES


def _hand_over(upload: Upload, task: Any, *, title: str) -> None:
    """Let a job do the work, with a progress of its own for the page that waits."""
    upload.progress = progress.begin(owner=upload.user, title=title)
    upload.save(update_fields=["progress", "confirmed_at"])
    task.enqueue(upload_id=str(upload.pk))


@transaction.atomic
def preview_import(upload: Upload, *, by: Any, importer: Importer) -> Plan:
    """Return what the file would do, or every problem.

    Some rules are only known to the service, so it is rehearsed and taken back.
    """
    plan = make_plan(importer, bytes(upload.content), upload.name, by=by)
    if importer.rehearsed and not plan.problems and plan.doing():
        plan.problems += _rehearsed(plan, importer, by=by)
    return plan


def keep_outcome(upload: Upload, plan: Plan) -> None:
    """Keep what the preview of a large file shows; a confirmed one that was refused can be mended and confirmed again."""
    Upload.objects.filter(pk=upload.pk).update(outcome=preview.shown(plan), confirmed_at=None)


@transaction.atomic
def start_import(upload: Upload, *, by: Any, importer: Importer) -> Upload:
    """Have a large file imported by a job; pressing twice starts one. Raises ``NotPossible`` while there are problems."""
    for permission in importer.permissions:
        authz.require(by, permission)
    upload = Upload.objects.visible_to(by).lock(upload.pk)
    if upload.at_work:
        return upload
    if (upload.outcome or {}).get("problem_count"):
        raise NotPossible(_("The file has problems. Mend them and upload it again."))
    upload.confirmed_at = clock.now()
    _hand_over(upload, tasks.import_file, title=_("%(file)s is imported") % {"file": upload.name})
    return upload


def done_sentence(plan: Plan) -> str:
    """Say how many rows were imported."""
    changed = len(plan.doing())
    return ngettext("%(count)s row was imported.", "%(count)s rows were imported.", changed) % {"count": changed}


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
