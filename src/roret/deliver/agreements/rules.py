"""Who may do what with agreements."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, DIRECTOR, QUALITY_CONTROLLER, UNIT_LEADER


def is_unsigned(_actor: Any, agreement: Any) -> bool:
    """Say whether the agreement may still change."""
    return agreement.signed_at is None


_writers = (UNIT_LEADER, CASE_WORKER, DIRECTOR)
authz.declare("agreements.view_agreement", _("See agreements in the workspace"), *_writers, QUALITY_CONTROLLER)
authz.declare("agreements.create_agreement", _("Draft an agreement with a unit"), *_writers)
authz.declare("agreements.update_agreement", _("Change an agreement that is not signed"), *_writers, when=is_unsigned)
authz.declare("agreements.sign_agreement", _("Sign an agreement"), UNIT_LEADER, DIRECTOR, when=is_unsigned)
authz.declare(
    "agreements.write_status", _("Write a half-year or final status"), UNIT_LEADER, DIRECTOR, QUALITY_CONTROLLER
)
