"""Questions about forms and about what other websites may show."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from roret.foundation.errors import DomainError
from roret.listen.consultations import selectors as consultations
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.models import Contribution
from roret.listen.outreach.codes import read_code, submission_of
from roret.listen.outreach.models import PaperRun


@dataclass(frozen=True)
class PaperForm:
    """A form on paper, found by its code."""

    consultation: Consultation
    prefix: str
    number: int

    @property
    def entered(self) -> Contribution | None:
        """What was keyed in from it, or None."""
        if not self.number:
            return None
        return Contribution.objects.filter(submission=submission_of(self.prefix, self.number)).first()


def form_of(code: str) -> PaperForm:
    """Return the form with this code; raises ``DomainError`` with what is wrong."""
    prefix, number = read_code(code)
    consultation = Consultation.objects.filter(series__prefix=prefix).select_related("unit", "series").first()
    if consultation is None:
        raise DomainError(_("No consultation has forms with this code."), field="code")
    runs = PaperRun.objects.filter(consultation=consultation, first__lte=number, last__gte=number)
    if number and not runs.exists():
        raise DomainError(_("No form with this number has been printed."), field="code")
    return PaperForm(consultation, prefix, number)


def embedded(*, area: Any = None, topic: Any = None, count: int = 10) -> QuerySet[Consultation]:
    """Return the open public consultations that another website shows, the nearest deadline first."""
    rows = consultations.open_now(None)
    if area is not None:
        rows = rows.filter(areas=area)
    if topic is not None:
        rows = rows.filter(topics=topic)
    return rows.distinct()[:count]
