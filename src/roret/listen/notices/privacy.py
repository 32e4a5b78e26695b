"""What notices know about whoever wrote them, and for how long."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy

from roret.foundation.privacy import register_retention
from roret.foundation.privacy.subjects import kept_since
from roret.listen.notices.models import Notice
from roret.listen.notices.services import erase_notice


def due(moment: datetime) -> QuerySet[Notice]:
    """Return the notices that are so old that their words and addresses go."""
    return Notice.objects.filter(made_at__lt=kept_since(Notice, moment)).exclude(Q(text="") & Q(email=""))


def let_go(notice: Notice, *, by: Any) -> None:
    """Erase what stood in one whose time is up."""
    erase_notice(notice, by=by, time_up=True)


register_retention("notices.notice", title=gettext_lazy("Reported responses"), due=due, erase=let_go)
