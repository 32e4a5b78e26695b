"""Work on contributions in the background."""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.foundation.jobs import job, progress


@job(attempts=2, title=gettext_noop("Approves all responses of a queue in which nothing was found"))
def approve_all(*, person_id: int, keys: list[int], progress_id: int) -> None:
    """Approve what a queue held when it was asked for; harmless when repeated, because what is approved waits no more."""
    from roret.commons.people.models import User
    from roret.listen.contributions import services

    person = User.objects.get(pk=person_id)
    with translation.override(person.language), progress.track(progress_id, total=len(keys)) as tracker:
        services.approve_each(keys, by=person)
        tracker.finish(message=_("All of them are approved."))
