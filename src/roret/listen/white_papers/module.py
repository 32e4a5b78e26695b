"""What white papers offer the house: the next step on a closed consultation's page, links, files, and own annexes."""

from typing import Any

from django.db.models import Q

from roret.foundation import authz, clock
from roret.foundation.files.access import register_reader
from roret.foundation.modules import Module, Panel, offer
from roret.listen.white_papers import annexes, selectors
from roret.listen.white_papers.models import WhitePaper, WhitePaperFile
from roret.listen.white_papers.services import register_annex

Shown = tuple[str, dict[str, Any]] | None


def next_step(request: Any, consultation: Any) -> Shown:
    """Show what the white paper lacks, how far it is, or that it is finished."""
    if not authz.allowed(request.user, "white_papers.view_white_paper", consultation):
        return None
    paper = WhitePaper.objects.without_account().select_related("progress").filter(consultation=consultation).first()
    context: dict[str, Any] = {"consultation": consultation, "paper": paper, "state": consultation.state}
    if paper is None:
        context["missing"] = selectors.missing_before_freezing(consultation)
        context["may_freeze"] = not context["missing"]
    return "white_papers/staff/next_step.html", context


def link(request: Any, consultation: Any) -> Shown:
    """Lead from the consultation to its white paper; while it is open there is none."""
    if consultation.state not in {"closed", "answered"}:
        return None
    paper = selectors.white_paper_of(consultation)
    return ("white_papers/public/link.html", {"consultation": consultation, "paper": paper}) if paper else None


def _files(person: Any) -> Q:
    """Files are read by those who may see the consultation, once it is published."""
    visible = WhitePaperFile.objects.visible_to(person)
    return Q(pk__in=visible.filter(paper__consultation__published_at__lte=clock.now()).values("file"))


register_reader(_files)
register_annex("parties", annexes.parties, order=10)
register_annex("channels", annexes.channels, order=20)
offer(
    Module(
        "white_papers",
        panels=(
            Panel("consultation-next", next_step, face="staff"),
            Panel("consultation-aside", link),
        ),
    )
)
