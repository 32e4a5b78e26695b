"""What notices offer the house: a way to report below each published response, and the piles of those who decide."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from roret.foundation import authz
from roret.foundation.modules import Group, Module, NavItem, Panel, Waiting, offer
from roret.listen.notices.forms import DecideForm
from roret.listen.notices.models import Notice

AT_MOST = 20


def way_to_report(_request: Any, contribution: Any) -> tuple[str, dict[str, Any]] | None:
    """Let every reader report what should not stand there."""
    return "notices/public/panel.html", {"contribution": contribution}


def reported(request: Any, contribution: Any) -> tuple[str, dict[str, Any]] | None:
    """Show the notices about a response where words are taken out of it."""
    if not authz.allowed(request.user, "notices.decide_notice", contribution):
        return None
    found = list(Notice.objects.visible_to(request.user).filter(contribution=contribution).order_by("-made_at")[:50])
    if not found:
        return None
    waiting = [one for one in found if one.decided_at is None]
    return "notices/staff/panel.html", {
        "contribution": contribution, "waiting": waiting, "decided": [one for one in found if one.decided_at],
        "notice": waiting[-1] if waiting else None, "form": DecideForm(),
    }  # fmt: skip


def waiting(person: Any) -> Iterator[Waiting]:
    """Yield the reported responses that wait for a decision."""
    if not authz.allowed(person, "notices.decide_notice"):
        return
    rows = Notice.objects.visible_to(person).waiting().order_by().values("contribution__reference")
    for row in rows.annotate(count=Count("pk"), first=Min("made_at")).order_by("first")[:AT_MOST]:
        reference = row["contribution__reference"]
        label = ngettext("%(reference)s, reported by %(count)d", "%(reference)s, reported by %(count)d", row["count"])
        yield Waiting(
            label % {"reference": reference, "count": row["count"]},
            reverse("staff:contribution-detail", args=[reference]) + "#notices",
            kind="notice",
            heading=_("Reported responses"),
            action=_("Read and decide"),
        )


notices = offer(
    Module(
        "notices",
        navigation=(
            NavItem(
                gettext_lazy("Reported responses"),
                "staff:notice-list",
                "staff",
                "notices.decide_notice",
                25,
                Group.WORK,
            ),
        ),
        panels=(
            Panel("contribution-reply", way_to_report, order=90),
            Panel("contribution", reported, order=5, face="staff"),
        ),
        waiting=waiting,
    )
)
