"""What minutes do by themselves: the PDF and the Word document of an approved version are made."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.authz import SYSTEM
from roret.foundation.jobs import job


@job(attempts=2, title=_("Make the files of minutes"))
def make_minutes_files(*, version_id: int) -> None:
    """Make the files that are not made yet."""
    from roret.decide.minutes import services
    from roret.decide.minutes.models import Version

    version = Version.objects.select_related("minutes__meeting").get(pk=version_id)
    services.make_files(version, by=SYSTEM)
