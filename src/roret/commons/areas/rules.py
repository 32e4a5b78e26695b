"""Who may do what with areas."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import DIRECTOR, EDITOR, OPERATOR, STAFF_ROLES

_staff = sorted(STAFF_ROLES)
_keepers = (EDITOR, DIRECTOR, OPERATOR)

authz.declare("areas.view_division", _("See the register of divisions"), *_staff, anywhere=True)
authz.declare("areas.create_division", _("Create divisions, and import them"), *_keepers, anywhere=True)
authz.declare(
    "areas.update_division", _("Change divisions, and read outlines from a map file"), *_keepers, anywhere=True
)
authz.declare("areas.delete_division", _("Delete a division without areas"), *_keepers, anywhere=True)
authz.declare("areas.view_area", _("See the register of areas"), *_staff, anywhere=True)
authz.declare("areas.create_area", _("Create areas, and import them"), *_keepers, anywhere=True)
authz.declare("areas.update_area", _("Change areas"), *_keepers, anywhere=True)
authz.declare("areas.delete_area", _("Delete an area that nothing refers to"), *_keepers, anywhere=True)
