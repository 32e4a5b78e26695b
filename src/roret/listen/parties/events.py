"""What the journal remembers about hearing the parties."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

StandingCreated = EventType(
    "standing_party.created", _("%(actor)s put %(target)s on the standing list of parties"), keep=("changes",)
)
StandingUpdated = EventType(
    "standing_party.updated", _("%(actor)s changed the standing party %(target)s"), keep=("changes",)
)
StandingVerified = EventType("standing_party.verified", _("%(actor)s verified the standing party %(target)s"))
StandingForgotten = EventType(
    "standing_party.forgotten", _("The address of the standing party %(target)s was forgotten")
)
StandingDeleted = EventType("standing_party.deleted", _("%(actor)s took %(target)s off the standing list of parties"))
NoRemarks = EventType("party.no_remarks", _("A party of %(target)s has no remarks"), keep=("name",))
NoRemarksTakenBack = EventType(
    "party.no_remarks_taken_back", _("A party of %(target)s has remarks after all"), keep=("name",)
)
Reminded = EventType("party.reminded", _("%(actor)s reminded a party of %(target)s"), keep=("name", "channel"))
LettersSent = EventType("party.letters_sent", _("%(actor)s sent letters to parties of %(target)s"), keep=("count",))
AnswerTied = EventType(
    "party.answer_tied", _("A response to %(target)s comes from a party"), keep=("name", "reference")
)
AnswerUntied = EventType(
    "party.answer_untied", _("%(actor)s untied a response from a party of %(target)s"), keep=("name",)
)
LinkReplaced = EventType(
    "party.link_replaced", _("%(actor)s replaced the private link of a party of %(target)s"), keep=("name",)
)
NotSent = EventType("party.not_sent", _("A mail to a party of %(target)s was not sent"), keep=("name", "why"))
TurnedToLetter = EventType(
    "party.turned_to_letter",
    _("%(actor)s let a letter take the place of a mail to a party of %(target)s"),
    keep=("name",),
)
ContactForgotten = EventType(
    "party.contact_forgotten", _("The address of a party of %(target)s was forgotten"), keep=("name",)
)
