"""What the journal remembers about imports."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

Imported = EventType(
    "import.done",
    _("%(actor)s imported the file %(target)s"),
    keep=("register", "sha256", "new", "changed", "same"),
    icon="upload",
)
