"""Work on imports in the background: large files, and forgetting at night."""

from datetime import timedelta
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.foundation.errors import DomainError, ImportRefused
from roret.foundation.jobs import every, job, progress


@every(timedelta(hours=1))
@job(title=gettext_lazy("Forget files that were never imported"))
def forget_uploads() -> int:
    """Delete files that were uploaded for an import and never confirmed: they may hold personal data."""
    from roret.foundation.staff import services

    return services.forget_uploads()


@job(title=gettext_lazy("Try out a large file for a register"))
def try_out(*, upload_id: str) -> None:
    """Say what a large file would do, and change nothing; harmless when repeated."""
    from roret.foundation.staff import services
    from roret.foundation.staff.importing.registry import screens_of

    upload = _upload(upload_id)
    if upload is None or upload.outcome is not None:
        return
    screens = screens_of(upload.register)
    with translation.override(upload.user.language), progress.track(upload.progress_id) as tracker:
        plan = services.preview_import(upload, by=upload.user, importer=screens.importer)
        services.keep_outcome(upload, plan)
        if plan.problems:
            tracker.refuse(
                url=screens.url("import", upload.pk), message=_("The file has problems. Nothing was imported.")
            )
        else:
            tracker.finish(
                url=screens.url("import", upload.pk), message=_("See what the file would do, and confirm it.")
            )


@job(title=gettext_lazy("Import a large file into a register"))
def import_file(*, upload_id: str) -> None:
    """Import a confirmed file, all of it or nothing; harmless when repeated, because the file goes with the import."""
    from roret.foundation.staff import services
    from roret.foundation.staff.importing.registry import screens_of

    upload = _upload(upload_id)
    if upload is None or upload.confirmed_at is None:
        return
    screens = screens_of(upload.register)
    with translation.override(upload.user.language), progress.track(upload.progress_id) as tracker:
        try:
            plan = services.confirm_import(upload, by=upload.user, importer=screens.importer)
        except DomainError as error:
            services.keep_outcome(upload, _refused(error))
            tracker.refuse(url=screens.url("import", upload.pk), message=str(error))
        else:
            tracker.finish(url=screens.url("list"), message=services.done_sentence(plan))


def _upload(key: str) -> Any:
    from roret.foundation.staff.models import Upload

    return Upload.objects.filter(pk=key).select_related("user").first()


def _refused(error: DomainError) -> Any:
    from roret.foundation.staff.importing.plan import Plan, Problem

    return Plan(problems=error.problems if isinstance(error, ImportRefused) else [Problem(0, "", str(error))])
