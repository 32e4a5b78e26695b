"""How sure an outside identity is."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Assurance(TextChoices):
    """The three levels of NSIS, the Danish standard for levels of assurance (eIDAS article 8)."""

    LOW = "low", _("Low")
    SUBSTANTIAL = "substantial", _("Substantial")
    HIGH = "high", _("High")

    def reaches(self, wanted: "Assurance") -> bool:
        """Say whether this level is as good as ``wanted`` or better."""
        order = list(Assurance)
        return order.index(self) >= order.index(wanted)
