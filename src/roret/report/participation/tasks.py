"""What the figures do by themselves: counted when a consultation closes or its white paper is frozen; the year every night."""

from datetime import time, timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.foundation.errors import NotPossible
from roret.foundation.jobs import every, job


@job(attempts=3, title=_("Count the participation in a consultation"))
def take_figures(*, consultation_id: int) -> None:
    """Count the participation in a consultation, and then its year."""
    from roret.listen.consultations.models import Consultation
    from roret.report.participation import services

    consultation = Consultation.objects.get(pk=consultation_id)
    try:
        services.take_figures(consultation, by=SYSTEM)
    except NotPossible:  # counted already for the frozen white paper
        return
    if consultation.closed_at:
        take_year.enqueue(year=localdate(consultation.closed_at).year)


@job(attempts=3, title=_("Count the participation of a year"))
def take_year(*, year: int) -> None:
    """Add up a year."""
    from roret.report.participation import services

    services.take_year(year, by=SYSTEM)


@every(timedelta(days=1), at=time(4, 20))
@job(title=_("Count the participation of this year and the last"))
def take_this_year() -> None:
    """Add up this year and the last, in case a consultation was made public since."""
    from roret.report.participation import services

    for year in (clock.today().year - 1, clock.today().year):
        services.take_year(year, by=SYSTEM)
