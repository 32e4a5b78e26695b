"""Privacy's work in the background."""

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from roret.foundation.jobs import every, job


@every(timedelta(days=1), at=time(2, 30))
@job(attempts=3, title=_("Erase what may no longer be kept"))
def erase_what_is_old() -> int:
    """Erase what is older than it may be."""
    from roret.foundation.privacy.services import erase_expired

    return sum(certificate.count for certificate in erase_expired())
