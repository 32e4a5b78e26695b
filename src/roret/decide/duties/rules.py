"""Who may do what with the duty to consult: case workers register, a director waives, secretaries and editors keep the rules."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, COMMITTEE_SECRETARY, DIRECTOR, EDITOR

_preparers = (CASE_WORKER, DIRECTOR, COMMITTEE_SECRETARY)
authz.declare("duties.view_duty", _("See who must be heard in matters"), *_preparers, EDITOR)
authz.declare("duties.register_duty", _("Say what a matter is about, and register hearings"), *_preparers)
authz.declare("duties.waive_duty", _("Waive a hearing with a reason that everybody can read"), DIRECTOR)
authz.declare("duties.view_dutyrule", _("See the rules about who must be heard"), *_preparers, EDITOR, anywhere=True)
authz.declare(
    "duties.change_dutyrule", _("Make, change and end rules about who must be heard"), COMMITTEE_SECRETARY, EDITOR,
    anywhere=True,
)  # fmt: skip
