"""Tables of standard texts."""

import django_tables2 as tables

from roret.foundation.staff.tables import LinkColumn
from roret.listen.contributions.models import StandardText


class StandardTextTable(tables.Table):
    """Standard texts."""

    title = LinkColumn()

    class Meta:
        model = StandardText
        fields = ("title", "use")
