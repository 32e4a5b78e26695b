"""What the journal remembers about notices."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

Reported = EventType("notice.reported", _("Somebody reported %(target)s"), keep=("reason",))
Decided = EventType("notice.decided", _("%(actor)s decided about a notice on %(target)s"), keep=("outcome",))
Erased = EventType("notice.erased", _("%(actor)s erased what stood in a notice on %(target)s"))
