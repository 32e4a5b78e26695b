"""What material does in the background: read the documents that are sent."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.authz import SYSTEM
from roret.foundation.jobs import job


@job(attempts=2, title=_("Read a version of the material"))
def read_version(*, version_id: int) -> None:
    """Read a version into clauses; one that was deleted meanwhile is let be."""
    from roret.listen.material import services
    from roret.listen.material.models import MaterialVersion

    version = MaterialVersion.objects.filter(pk=version_id).first()
    if version:
        services.read_version(version, by=SYSTEM)
