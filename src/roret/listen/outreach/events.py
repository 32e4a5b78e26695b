"""What the journal remembers about reaching people."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

FormsPrinted = EventType(
    "outreach.forms_printed", _("%(actor)s printed paper forms for %(target)s"), keep=("first", "last")
)
FormEntered = EventType("outreach.form_entered", _("%(actor)s keyed in a paper form for %(target)s"), keep=("code",))
