"""Who may spread a milestone: the house itself, and an operator."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.authz import declare
from roret.foundation.authz.roles import OPERATOR

declare("ripple.spread_milestone", _("Tell those whom a milestone concerns"), OPERATOR, anywhere=True)
