"""The words that are suggested when a search finds nothing."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.foundation.models import OpenQuerySet


class Word(models.Model):
    """A word of public titles and summaries, as it is spelled there, and in how many of them it stands."""

    text = models.CharField(_("word"), max_length=60, primary_key=True)
    length = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField(default=1)

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")
        indexes = (models.Index(fields=["length", "-count"], name="search_word_length"),)

    class Privacy:
        plain = "length count"

    def __str__(self) -> str:
        """Read as the word."""
        return self.text
