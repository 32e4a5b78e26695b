"""What governs a body, in versions: statutes, rules of procedure, terms of reference, regulations (R7)."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.enums import TextKind
from roret.commons.bodies.models.bodies import Body
from roret.engines.documents import Block, convert_typed
from roret.foundation import clock
from roret.foundation.models import OpenQuerySet, label_of


class GoverningTextQuerySet(OpenQuerySet):
    """Questions to governing texts."""

    def in_force(self, on: date | None = None) -> Self:
        """Return for each body and kind the version that counts on a day, today when none is given."""
        rows = self.filter(valid_from__lte=on or clock.today())
        return rows.order_by("body_id", "kind", "-valid_from").distinct("body_id", "kind")


class GoverningText(models.Model):
    """One version of a governing text. It counts from ``valid_from`` until the next one does, and is never rewritten."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="texts", verbose_name=_("body"))
    kind = models.CharField(_("kind"), max_length=12, choices=TextKind, default=TextKind.STATUTES)
    number = models.PositiveSmallIntegerField(_("version"))
    text = models.TextField(_("text"), help_text=_("Markdown"))
    valid_from = models.DateField(_("valid from"))
    adopted_by = models.CharField(_("adopted by"), max_length=200)
    adopted_on = models.DateField(_("adopted"), null=True, blank=True, help_text=_("Empty when the day is unknown"))
    made_at = models.DateTimeField(_("made"), default=clock.now)
    made_by = models.CharField(_("made by"), max_length=200)

    get_kind_display = label_of("kind", TextKind)

    objects = GoverningTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("governing text")
        verbose_name_plural = _("governing texts")
        ordering = ("body", "kind", "-number")
        constraints = (
            models.UniqueConstraint(fields=["body", "kind", "number"], name="governing_text_number_once"),
            models.UniqueConstraint(fields=["body", "kind", "valid_from"], name="governing_text_once_a_day"),
        )

    class Privacy:
        plain = "body kind number text valid_from adopted_by adopted_on made_at made_by"

    def __str__(self) -> str:
        """Read as the kind and the number of the version."""
        return f"{self.get_kind_display()} {self.number}"

    def get_absolute_url(self) -> str:
        """Return where the version is read."""
        from django.urls import reverse

        return f"{reverse('public:body-text', args=[self.body_id, self.kind])}?version={self.number}"

    @property
    def blocks(self) -> list[Block]:
        """The text as headings, paragraphs and points."""
        return convert_typed(self.text).blocks

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the body."""
        return (self.body_id,)
