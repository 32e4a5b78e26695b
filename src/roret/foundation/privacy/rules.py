"""Who may see, give back and erase what is known about people."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import DIRECTOR, EDITOR, OPERATOR, PRIVACY_OFFICER, UNIT_LEADER


def _oneself(actor: Any, person: Any) -> bool:
    return getattr(actor, "pk", None) is not None and actor == person


authz.declare(
    "privacy.view_register", _("See the register of processing"), PRIVACY_OFFICER, DIRECTOR, UNIT_LEADER, EDITOR, OPERATOR,
    anywhere=True,
)  # fmt: skip
authz.declare(
    "privacy.view_erasure", _("See what has been and will be erased"), PRIVACY_OFFICER, OPERATOR, anywhere=True
)
authz.declare(
    "privacy.export_person", _("Fetch all that is known about a person"), PRIVACY_OFFICER, own=_oneself, anywhere=True
)
authz.declare(
    "privacy.erase_person", _("Have everything about a person erased"), PRIVACY_OFFICER, own=_oneself, anywhere=True
)
authz.declare("privacy.erase_expired", _("Erase what is too old"), OPERATOR)
