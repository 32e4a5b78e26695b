"""What a contribution says in Danish, when it was written in another language: made by a person, signed by a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.foundation.i18n.signed import SignedTranslation
from roret.listen.contributions.models.sent import Contribution, ContributionChildQuerySet


class ContributionTranslation(SignedTranslation):
    """A contribution in Danish. It is made from what others may read, so that what was taken out is not in it either.

    When that text changes, the signature lapses: nobody sees the translation until it is signed anew.
    """

    contribution = models.OneToOneField(
        Contribution, models.CASCADE, primary_key=True, related_name="translation", verbose_name=_("contribution")
    )
    text = models.TextField(_("in Danish"), max_length=60_000)

    objects = ContributionChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation of a contribution")
        verbose_name_plural = _("translations of contributions")
        constraints = (
            models.CheckConstraint(
                name="contribution_translation_signed_pair",
                condition=models.Q(signed_at=None, signed_by="")
                | (models.Q(signed_at__isnull=False) & ~models.Q(signed_by="")),
            ),
        )

    class Privacy:
        plain = "contribution translator written_at signed_at signed_by source"
        sensitive = "text"
        purpose = _("Understanding what was said in another language")
        keep_months = 60

    def __str__(self) -> str:
        """Read as the contribution's reference."""
        return self.contribution.reference
