"""What a frozen white paper holds is a public record: the texts it accounts for stay when a sender is forgotten."""

from roret.listen.contributions.models import Contribution
from roret.listen.contributions.services.erasing import register_account
from roret.listen.white_papers.models import WhitePaper


def in_white_paper(contribution: Contribution) -> bool:
    """Say whether the white paper of the contribution's consultation is frozen, or about to be."""
    return WhitePaper.objects.filter(consultation_id=contribution.record_id).exists()


register_account(in_white_paper)
