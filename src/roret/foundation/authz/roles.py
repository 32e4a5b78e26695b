"""The roles of the house: few, in code, each with the sentence that explains it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Role:
    """One role; it is given to a person in a unit or body from a date to a date."""

    key: str
    name: object
    description: object
    staff: bool = True


EVERYBODY = "everybody"
SIGNED_IN = "signed_in"
MEMBER = "member"
SECRETARY = "secretary"
CASE_WORKER = "case_worker"
EDITOR = "editor"
UNIT_LEADER = "unit_leader"
QUALITY_CONTROLLER = "quality_controller"
COMMITTEE_SECRETARY = "committee_secretary"
DIRECTOR = "director"
PRIVACY_OFFICER = "privacy_officer"
OPERATOR = "operator"

_all = [
    Role(EVERYBODY, _("Everybody"), _("Anyone, also without signing in."), staff=False),
    Role(SIGNED_IN, _("Citizen"), _("A person who has signed in."), staff=False),
    Role(MEMBER, _("Member"), _("Sits in a council or committee and reads its papers."), staff=False),
    Role(SECRETARY, _("Council secretary"), _("Calls a council's meetings and keeps its papers.")),
    Role(CASE_WORKER, _("Case worker"), _("Prepares consultations, answers and matters in a unit.")),
    Role(EDITOR, _("Editor"), _("Publishes, moderates and looks after language.")),
    Role(UNIT_LEADER, _("Unit leader"), _("Signs the unit's agreement and reports its results.")),
    Role(QUALITY_CONTROLLER, _("Quality controller"), _("Defines indicators and checks the values.")),
    Role(COMMITTEE_SECRETARY, _("Committee secretary"), _("Puts matters on the agenda and minutes the decisions.")),
    Role(DIRECTOR, _("Director"), _("Signs matters and answers on behalf of an administration.")),
    Role(PRIVACY_OFFICER, _("Privacy officer"), _("Reads the journal and handles requests about personal data.")),
    Role(OPERATOR, _("Operator"), _("Runs the platform; acts only in an operator session with a reason.")),
]
ROLES: dict[str, Role] = {role.key: role for role in _all}
"""Every role by its key, in the order in which the page “who may what” shows them."""
STAFF_ROLES = frozenset(role.key for role in _all if role.staff)
