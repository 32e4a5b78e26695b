"""Work on imports at night."""

from datetime import timedelta

from roret.foundation.jobs import every, job


@every(timedelta(hours=1))
@job()
def forget_uploads() -> int:
    """Delete files that were uploaded for an import and never confirmed: they may hold personal data."""
    from roret.foundation.staff import services

    return services.forget_uploads()
