"""Who may do what with commitments: those who prepare for the committee, and its secretary."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, COMMITTEE_SECRETARY, DIRECTOR

_keepers = (CASE_WORKER, DIRECTOR, COMMITTEE_SECRETARY)
authz.declare("commitments.view_commitment", _("See commitments in the workspace"), *_keepers)
authz.declare("commitments.create_commitment", _("Register what has been promised a committee"), *_keepers)
authz.declare("commitments.update_commitment", _("Move, answer and withdraw commitments"), *_keepers)
