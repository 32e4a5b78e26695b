"""Who may do what with indicators."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, DIRECTOR, QUALITY_CONTROLLER, UNIT_LEADER

authz.declare(
    "indicators.view_indicator",
    _("See indicators in the workspace"),
    QUALITY_CONTROLLER,
    UNIT_LEADER,
    CASE_WORKER,
    DIRECTOR,
)
authz.declare("indicators.create_indicator", _("Define an indicator"), QUALITY_CONTROLLER)
authz.declare("indicators.update_indicator", _("Change an indicator's definition"), QUALITY_CONTROLLER)
authz.declare("indicators.bind_indicator", _("Say which target an indicator measures"), QUALITY_CONTROLLER)
authz.declare("indicators.enter_observation", _("Enter measured values"), QUALITY_CONTROLLER, UNIT_LEADER)
authz.declare(
    "indicators.view_observation", _("See all measured values"), QUALITY_CONTROLLER, UNIT_LEADER, CASE_WORKER, DIRECTOR
)
authz.declare("indicators.create_observation", _("Import measured values from a file"), QUALITY_CONTROLLER, UNIT_LEADER)
