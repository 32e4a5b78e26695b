"""Who may do what with viewpoints."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, DIRECTOR, EDITOR, EVERYBODY

authz.declare("viewpoints.cast_vote", _("Agree or disagree with a viewpoint"), EVERYBODY, anywhere=True)
authz.declare("viewpoints.propose_viewpoint", _("Propose a viewpoint"), EVERYBODY, anywhere=True)
authz.declare(
    "viewpoints.view_viewpoint", _("See proposed viewpoints and unpublished maps"), CASE_WORKER, EDITOR, DIRECTOR
)
authz.declare("viewpoints.edit_viewpoint", _("Write viewpoints, and decide which are shown"), CASE_WORKER, EDITOR)
authz.declare("viewpoints.make_map", _("Have the votes mapped, and publish the map"), CASE_WORKER, EDITOR)
