"""Who may look after the background work."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.authz import declare
from roret.foundation.authz.roles import OPERATOR, PRIVACY_OFFICER

declare("jobs.view_job", _("See background work, its runs and failures"), OPERATOR, PRIVACY_OFFICER, anywhere=True)
declare("jobs.view_traceback", _("See the technical trace of a failed job"), OPERATOR, anywhere=True)
declare("jobs.retry_job", _("Start a failed job again"), OPERATOR, anywhere=True)
