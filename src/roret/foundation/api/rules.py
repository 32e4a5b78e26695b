"""Who may manage the tokens of the API."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import OPERATOR, PRIVACY_OFFICER

authz.declare("api.view_token", _("See which machines have a key to the API"), PRIVACY_OFFICER, OPERATOR, anywhere=True)
authz.declare("api.create_token", _("Give a machine a key to the API"), OPERATOR, anywhere=True)
authz.declare("api.revoke_token", _("Take a machine's key away"), PRIVACY_OFFICER, OPERATOR, anywhere=True)
