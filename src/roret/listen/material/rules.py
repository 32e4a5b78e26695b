"""Who may do what with material. Who may write about a clause: everybody, as with any response."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, DIRECTOR, EDITOR

authz.declare(
    "material.view_material",
    _("See versions and remarks of a material in the workspace"),
    CASE_WORKER,
    EDITOR,
    DIRECTOR,
)
authz.declare("material.edit_material", _("Add, read in and delete versions of a material"), CASE_WORKER, EDITOR)
authz.declare("material.publish_material", _("Publish a version of a material"), CASE_WORKER, EDITOR)
authz.declare("material.export_remark", _("Take remarks on a material out as CSV"), CASE_WORKER, EDITOR)
authz.declare("material.edit_edition", _("Write the short edition and translations"), CASE_WORKER, EDITOR)
authz.declare("material.sign_translation", _("Vouch for a translation"), CASE_WORKER, EDITOR)
