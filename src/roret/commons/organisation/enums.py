"""Kinds of unit (R1)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class UnitKind(TextChoices):
    """What a unit is; Popolo's classification."""

    MUNICIPALITY = "municipality", _("Municipality")
    COUNCIL = "council", _("Council")
    COMMITTEE = "committee", _("Committee")
    ADMINISTRATION = "administration", _("Administration")
    CROSS_CUTTING = "cross_cutting", _("Cross-cutting unit")
    CENTRE = "centre", _("Centre")
    UNIT = "unit", _("Unit")
    BOARD = "board", _("Board")
    ASSOCIATION = "association", _("Association")
    UNION = "union", _("Union")
    SUPPLIER = "supplier", _("Supplier")
    STATE = "state", _("State authority")
