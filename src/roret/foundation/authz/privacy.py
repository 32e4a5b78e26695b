"""What the permissions know about a person: when she acted as an operator, and why."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.foundation.authz.models import OperatorSession
from roret.foundation.privacy import Kept, Part, describe, register_subject


def collect(person: Any) -> Iterator[Part]:
    """Give her operator sessions."""
    sessions = OperatorSession.objects.filter(user=person).order_by("pk")
    yield Part(_("Your operator sessions"), Kept(sessions, partial(describe, user=None)))


register_subject("authz", title=_("Your operator sessions"), collect=collect, order=85)
