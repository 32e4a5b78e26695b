"""What the journal remembers about questions."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

Added = EventType("question.added", _("%(actor)s added the question “%(target)s”"), keep=("kind", "options"))
Changed = EventType("question.changed", _("%(actor)s changed the question “%(target)s”"), keep=("changes",))
Moved = EventType("question.moved", _("%(actor)s moved the question “%(target)s”"), keep=("before", "after"))
Removed = EventType("question.removed", _("%(actor)s removed the question “%(target)s”"))
