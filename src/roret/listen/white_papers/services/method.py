"""How a white paper came to be, in words that a reader can check."""

from django.utils.translation import gettext as _

from roret.engines.figures.small_cells import SMALLEST_SHOWN
from roret.listen.consultations.models import Consultation


def method_of(consultation: Consultation) -> list[str]:
    """Return the paragraphs about method, frozen with the account."""
    return [
        _(
            "Every response got a reference when it came, whatever way it came: by the web, e-mail, letter, phone or at a "
            "meeting. Every response was read by an employee, who took out personal data before it was published."
        ),
        _(
            "An employee put each response under one or more themes, or noted that it takes no position. A response may be "
            "under several themes, so the figures of the themes add up to more than the number of responses."
        ),
        _(
            "Responses of exactly the same words, apart from capitals and spacing, are counted as the same words sent by "
            "several. Each of them is a response with its own reference, and each counts."
        ),
        _(
            "Quotes were chosen by an employee and stand to the letter as they were published. Late and withdrawn responses "
            "are listed."
        ),
        _(
            "Figures under %(smallest)d are not shown, nor are so many others that they could be worked out. District, age "
            "and position stand in the figures only, not beside the single response."
        )
        % {"smallest": SMALLEST_SHOWN},
    ]
