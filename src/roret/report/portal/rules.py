"""Who may take a meeting's papers down: those who sit in the body, and those who keep its agenda."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import COMMITTEE_SECRETARY, MEMBER, SECRETARY

authz.declare(
    "portal.take_papers", _("Take the papers of a meeting down as one PDF"), MEMBER, SECRETARY, COMMITTEE_SECRETARY
)
