"""Who may do what with deputations: anybody asks; the body's secretary assesses."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import COMMITTEE_SECRETARY, EVERYBODY, SECRETARY

ANSWER_WITHIN = timedelta(days=10)
"""The municipality's practice: whoever asks hears within ten days; it only decides when the secretary is reminded."""
MOST_MINUTES = 60
_keepers = (SECRETARY, COMMITTEE_SECRETARY)
authz.declare("deputations.send_deputation", _("Ask to speak before a committee"), EVERYBODY)
authz.declare("deputations.use_link", _("Accept or cancel a deputation by its private link"), EVERYBODY)
authz.declare("deputations.view_deputation", _("See who asks to speak before the body"), *_keepers)
authz.declare("deputations.assess_deputation", _("Offer a time to a deputation, decline it and note it"), *_keepers)
