"""Who may do what with participation figures."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, DIRECTOR, EDITOR, QUALITY_CONTROLLER

authz.declare(
    "participation.view_figures",
    _("See participation figures in the workspace"),
    CASE_WORKER,
    EDITOR,
    DIRECTOR,
    QUALITY_CONTROLLER,
)
authz.declare("participation.take_figures", _("Count the participation in a consultation again"), CASE_WORKER, EDITOR)
authz.declare(
    "participation.import_population", _("Import the population of areas and age bands"), EDITOR, QUALITY_CONTROLLER
)
