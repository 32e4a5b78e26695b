"""Who may see and send what parties are sent."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, EDITOR, EVERYBODY

authz.declare("parties.send_delivery", _("Remind parties and send them letters"), CASE_WORKER, EDITOR)
authz.declare("parties.tie_answer", _("Say which party a response comes from"), CASE_WORKER, EDITOR)
authz.declare("parties.use_link", _("Answer for a party by its private link"), EVERYBODY)
