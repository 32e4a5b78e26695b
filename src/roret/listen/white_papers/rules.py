"""Who may do what with white papers."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, DIRECTOR, EDITOR

authz.declare(
    "white_papers.view_white_paper", _("See how far a white paper is, and what it lacks"), CASE_WORKER, EDITOR, DIRECTOR
)
authz.declare("white_papers.freeze_white_paper", _("Freeze the white paper"), CASE_WORKER, EDITOR)
