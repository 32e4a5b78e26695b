"""Who may report, and who decides."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, EDITOR, EVERYBODY

authz.declare("notices.report_contribution", _("Report a published response"), EVERYBODY)
authz.declare("notices.decide_notice", _("Read and decide about reported responses"), CASE_WORKER, EDITOR)
