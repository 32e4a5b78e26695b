"""Who may have responses read, and sign what is suggested."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, EDITOR

authz.declare("analyses.view_analysis", _("See what is suggested for responses"), CASE_WORKER, EDITOR)
authz.declare("analyses.start_analysis", _("Have all responses read by the machine"), CASE_WORKER, EDITOR)
authz.declare("analyses.change_suggestion", _("Rename, merge, split and move what is suggested"), CASE_WORKER, EDITOR)
authz.declare("analyses.sign_suggestion", _("Sign a suggested theme"), CASE_WORKER, EDITOR)
