"""Who may do what with the involvement log: those who prepare the matter, and the committee's secretary."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, COMMITTEE_SECRETARY, DIRECTOR

authz.declare(
    "involvement.keep_log", _("Keep the log of whom a matter has involved"), CASE_WORKER, DIRECTOR, COMMITTEE_SECRETARY
)
