"""Tables of the API."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from roret.foundation.api.models import Token
from roret.foundation.staff.tables import LinkColumn


class TokenTable(tables.Table):
    """Machines with a key."""

    name = LinkColumn()
    role_name = tables.Column(verbose_name=_("role"), order_by=("role",))
    state = tables.Column(verbose_name=_("state"), orderable=False)

    class Meta:
        model = Token
        fields = ("name", "role_name", "state", "expires_at", "last_used_at")
