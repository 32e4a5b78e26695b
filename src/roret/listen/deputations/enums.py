"""The vocabulary of deputations."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DeputationState(TextChoices):
    """Where a request stands; derived from its timestamps, never stored."""

    REQUESTED = "requested", pgettext_lazy("deputation", "Received")
    ASSESSED = "assessed", _("Being assessed")
    OFFERED = "offered", _("A time is offered")
    ACCEPTED = "accepted", _("The time is accepted")
    DECLINED = "declined", pgettext_lazy("deputation", "Declined")
    CANCELLED = "cancelled", pgettext_lazy("deputation", "Cancelled by the citizen")
    HELD = "held", pgettext_lazy("deputation", "Held")
    NOTED = "noted", _("Noted in the minutes")

    @property
    def is_over(self) -> bool:
        """Say whether nobody has anything to do any more."""
        return self in {self.DECLINED, self.CANCELLED, self.NOTED}
