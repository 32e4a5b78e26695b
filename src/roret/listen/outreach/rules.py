"""Who may print forms and key them in."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, EDITOR

authz.declare("outreach.print_paper_form", _("Print numbered paper forms"), CASE_WORKER, EDITOR)
authz.declare("outreach.enter_paper_form", _("Key in a paper form by its code"), CASE_WORKER, EDITOR)
