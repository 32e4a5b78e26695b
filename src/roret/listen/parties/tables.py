"""Tables of the standing list."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from roret.foundation.staff.tables import LinkColumn
from roret.listen.parties.models import StandingParty


class StandingPartyTable(tables.Table):
    """Standing parties."""

    name = LinkColumn()
    type = tables.Column(default=_("Every type"))
    verified_at = tables.DateColumn(format="j. b Y", verbose_name=_("verified"))

    class Meta:
        model = StandingParty
        fields = ("name", "right", "type", "verified_at", "ends_on")
