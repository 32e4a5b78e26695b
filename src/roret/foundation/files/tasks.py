"""Work on files in the background."""

from datetime import time, timedelta

from roret.foundation.jobs import every, job


@every(timedelta(days=1), at=time(3, 30))
@job()
def sweep_left_behind() -> int:
    """Delete files that a rolled-back change left behind."""
    from roret.foundation.files.services import sweep_files

    return sweep_files()
