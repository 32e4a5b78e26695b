"""Who may see and send what parties are sent."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, EDITOR, EVERYBODY

authz.declare("parties.send_delivery", _("Remind parties and send them letters"), CASE_WORKER, EDITOR)
authz.declare("parties.tie_answer", _("Say which party a response comes from"), CASE_WORKER, EDITOR)
_keepers = (CASE_WORKER, EDITOR)
authz.declare("parties.view_standingparty", _("See the standing list of parties"), *_keepers, anywhere=True)
authz.declare(
    "parties.create_standingparty", _("Put parties on the standing list, and import them"), *_keepers, anywhere=True
)
authz.declare("parties.update_standingparty", _("Change and verify standing parties"), *_keepers, anywhere=True)
authz.declare("parties.delete_standingparty", _("Take a party off the standing list"), *_keepers, anywhere=True)
authz.declare("parties.use_link", _("Answer for a party by its private link"), EVERYBODY)
