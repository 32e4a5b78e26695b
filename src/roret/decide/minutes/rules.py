"""Who may do what with minutes: the secretary of the body writes them; everybody reads what is open in them."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import COMMITTEE_SECRETARY, SECRETARY

_keepers = (SECRETARY, COMMITTEE_SECRETARY)
authz.declare("minutes.write_minutes", _("Write the minutes of a meeting"), *_keepers)
authz.declare("minutes.approve_minutes", _("Write down that minutes are approved"), *_keepers)
authz.declare("minutes.publish_minutes", _("Publish approved minutes"), *_keepers)
authz.declare("minutes.correct_minutes", _("Correct approved minutes in a new version"), *_keepers)
