"""What the journal remembers about hearing the parties."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

NoRemarks = EventType("party.no_remarks", _("A party of %(target)s has no remarks"), keep=("name",))
NoRemarksTakenBack = EventType(
    "party.no_remarks_taken_back", _("A party of %(target)s has remarks after all"), keep=("name",)
)
Reminded = EventType("party.reminded", _("%(actor)s reminded a party of %(target)s"), keep=("name", "channel"))
LettersSent = EventType("party.letters_sent", _("%(actor)s sent letters to parties of %(target)s"), keep=("count",))
ContactForgotten = EventType(
    "party.contact_forgotten", _("The address of a party of %(target)s was forgotten"), keep=("name",)
)
