"""Who may do what with the organisation."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import DIRECTOR, EDITOR, OPERATOR, STAFF_ROLES, UNIT_LEADER

_staff = sorted(STAFF_ROLES)

authz.declare("organisation.view_unit", _("See the register of units"), *_staff, anywhere=True)
authz.declare("organisation.create_unit", _("Create units, and import them"), DIRECTOR, OPERATOR)
authz.declare(
    "organisation.update_unit", _("Change a unit's name, place and contact details"), UNIT_LEADER, DIRECTOR, OPERATOR
)
authz.declare("organisation.end_unit", _("End, merge or rename a unit from a day"), DIRECTOR, OPERATOR)
authz.declare("organisation.view_targetgroup", _("See the register of target groups"), *_staff, anywhere=True)
authz.declare(
    "organisation.create_targetgroup",
    _("Create target groups, and import them"),
    EDITOR,
    DIRECTOR,
    OPERATOR,
    anywhere=True,
)
authz.declare("organisation.update_targetgroup", _("Change target groups"), EDITOR, DIRECTOR, OPERATOR, anywhere=True)
authz.declare(
    "organisation.delete_targetgroup",
    _("Delete a target group that nothing refers to"),
    EDITOR,
    DIRECTOR,
    OPERATOR,
    anywhere=True,
)
