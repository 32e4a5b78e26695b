"""Writing about a clause: a contribution like any other, with the clause beside it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.foundation import lifecycle
from roret.listen.consultations.services import respond
from roret.listen.contributions.enums import ContributionKind
from roret.listen.contributions.services import Content, Receipt
from roret.listen.material.enums import RemarkKind
from roret.listen.material.models import Clause, ClauseRemark


@transaction.atomic
def send_remark(
    clause: Clause, *, by: Any, content: Content, submission: str, kind: RemarkKind, invented: bool = False
) -> Receipt:
    """Take a comment or a proposal on a published clause; the consultation says whether it takes responses now.

    ``content.text`` holds the comment and the proposed text (``composing.composed``).
    """
    lifecycle.require(can_be_written_about(clause))
    contributed = ContributionKind.PROPOSAL if kind == RemarkKind.PROPOSAL else ContributionKind.RESPONSE
    return respond(
        clause.version.material.consultation,
        by=by,
        content=content,
        submission=submission,
        invented=invented,
        kind=contributed,
        also=[lambda contribution: _keep(contribution, clause, kind)],
    )


def _keep(contribution: Any, clause: Clause, kind: RemarkKind) -> None:
    ClauseRemark.objects.create(contribution=contribution, clause=clause, kind=kind)


def can_be_written_about(clause: Clause) -> lifecycle.Verdict:
    """Say whether a clause takes remarks now, and if not why."""
    if not clause.version.published_at:
        return lifecycle.refuse(_("This version is not published."))
    return clause.version.material.consultation.can_respond()
