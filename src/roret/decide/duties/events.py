"""What the journal remembers about the duty to consult."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

RuleMade = EventType("duty_rule.made", _("%(actor)s made the rule %(target)s"), keep=("version", "says"))
RuleChanged = EventType(
    "duty_rule.changed", _("%(actor)s made a new version of the rule %(target)s"), keep=("version", "says")
)
RuleEnded = EventType("duty_rule.ended", _("%(actor)s ended the rule %(target)s"), keep=("from_day",))
DomainsSaid = EventType(
    "duty.domains_said", _("%(actor)s said which domains %(target)s lies in"), keep=("before", "after")
)
JudgedAway = EventType(
    "duty.judged_away",
    _("%(actor)s judged that a hearing is not relevant in %(target)s"),
    keep=("consultee", "rule"),
)
JudgedBack = EventType(
    "duty.judged_back", _("%(actor)s took a judgement about a hearing in %(target)s back"), keep=("consultee", "rule")
)
SentByHand = EventType(
    "duty.sent", _("%(actor)s registered a hearing as sent in %(target)s"), keep=("consultee", "rule", "sent", "due")
)
AnsweredByHand = EventType(
    "duty.answered",
    _("%(actor)s registered an answer to a hearing in %(target)s"),
    keep=("consultee", "rule", "answered"),
)
AnswerTakenBack = EventType(
    "duty.answer_taken_back", _("%(actor)s took an answer to a hearing in %(target)s back"), keep=("consultee", "rule")
)
Waived = EventType(
    "duty.waived", _("%(actor)s waived a hearing in %(target)s"), keep=("consultee", "rule"), icon="warning"
)
WaiverTakenBack = EventType(
    "duty.waiver_taken_back", _("%(actor)s took the waiver of a hearing in %(target)s back"), keep=("consultee", "rule")
)
