"""Work on files in the background."""

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from roret.foundation.authz import SYSTEM
from roret.foundation.jobs import every, job


@every(timedelta(days=1), at=time(3, 30))
@job(title=_("Delete files that nothing needs"))
def sweep_left_behind() -> int:
    """Delete files that a rolled-back change left behind."""
    from roret.foundation.files.services import sweep_files

    return sweep_files()


@job(attempts=2, title=_("Read the text of a file"))
def read_text(*, file_id: int) -> None:
    """Read the text of a file; one that was erased meanwhile is let be."""
    from roret.foundation.files.models import StoredFile
    from roret.foundation.files.texts import read_file_text

    stored = StoredFile.objects.filter(pk=file_id).first()
    if stored:
        read_file_text(stored, by=SYSTEM)
