"""Posts in bodies, and who sits on them from when to when."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.enums import SeatSource
from roret.commons.bodies.models.bodies import Body
from roret.foundation import clock
from roret.foundation.models import OpenQuerySet


class Post(models.Model):
    """Seats of one kind in a body: how many there are and who fills them."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="posts", verbose_name=_("body"))
    label = models.CharField(_("label"), max_length=150)
    source = models.CharField(_("source"), max_length=20, choices=SeatSource)
    filled_by = models.CharField(_("filled by"), max_length=200, blank=True)
    seats = models.PositiveSmallIntegerField(
        _("seats"), null=True, blank=True, help_text=_("Empty when the number is unknown")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    term_years = models.PositiveSmallIntegerField(
        _("years in a term"), null=True, blank=True, help_text=_("Empty when the post follows the term of the body")
    )
    staggered = models.BooleanField(_("half of the seats at a time"), default=False)
    substitutes_wanted = models.PositiveSmallIntegerField(_("substitutes at least"), null=True, blank=True)
    rotating = models.BooleanField(
        _("may send different persons"),
        default=False,
        help_text=_("The organisation has the seat and chooses from meeting to meeting who comes"),
    )
    ex_officio = models.CharField(
        _("follows the office of"), max_length=150, blank=True, help_text=_("Empty when no office gives the seat")
    )
    recommended_by = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("recommended by")
    )
    appointed_by = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="posts_given",
        verbose_name=_("appointed by"),
        help_text=_("Another body that must appoint whoever is recommended before she has the seat"),
    )

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ("body", "order", "pk")
        constraints = (
            models.CheckConstraint(
                name="post_ends_after_it_begins",
                condition=models.Q(valid_to=None)
                | models.Q(valid_from=None)
                | models.Q(valid_to__gte=models.F("valid_from")),
            ),
        )

    class Privacy:
        plain = (
            "body label source filled_by seats order valid_from valid_to term_years staggered substitutes_wanted rotating "
            "ex_officio recommended_by appointed_by"
        )

    def __str__(self) -> str:
        """Read as the label."""
        return self.label

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the body."""
        return (self.body_id,)


class SeatChange(models.Model):
    """Another number of seats on a post from a day on; what counted before it stays known."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="seat_changes", verbose_name=_("post"))
    first_day = models.DateField(_("from"))
    seats = models.PositiveSmallIntegerField(
        _("seats"), null=True, blank=True, help_text=_("Empty when the number is unknown")
    )
    basis = models.CharField(_("decided by and when"), max_length=200)

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of seats")
        verbose_name_plural = _("changes of seats")
        ordering = ("post", "first_day")
        constraints = (models.UniqueConstraint(fields=["post", "first_day"], name="seats_change_once_a_day"),)

    class Privacy:
        plain = "post first_day seats basis"


class MembershipQuerySet(OpenQuerySet):
    """Questions about who sat where, when."""

    def appointed(self) -> Self:
        """Leave out those who are recommended and whom nobody has appointed."""
        return self.filter(models.Q(recommended_on=None) | models.Q(appointed_on__isnull=False))

    def current(self, on: date | None = None) -> Self:
        """Return the memberships of a day (today when none is given); who is only recommended is not among them."""
        day = on or clock.today()
        return self.appointed().filter(
            models.Q(begins_on=None) | models.Q(begins_on__lte=day), models.Q(ends_on=None) | models.Q(ends_on__gte=day)
        )

    def misplaced(self) -> Self:
        """Return the substitutes of somebody in another body, or of another substitute."""
        elsewhere = ~models.Q(substitute_for__post__body=models.F("post__body"))
        behind = models.Q(substitute_for__substitute_for__isnull=False)
        return self.filter(elsewhere | behind, substitute_for__isnull=False)


class Membership(models.Model):
    """A person on a post from a day to a day. The name stands as text, so that old minutes keep saying what they said."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="memberships", verbose_name=_("post"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("person"),
    )
    name = models.CharField(_("name"), max_length=150)
    role = models.CharField(_("role"), max_length=80, blank=True)
    on_behalf_of = models.CharField(_("on behalf of"), max_length=150, blank=True, help_text=_("Party or organisation"))
    substitute_for = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="substitutes", verbose_name=_("substitute for")
    )
    substitute_order = models.PositiveSmallIntegerField(_("order among substitutes"), null=True, blank=True)
    begins_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    recommended_on = models.DateField(_("recommended"), null=True, blank=True)
    appointed_on = models.DateField(_("appointed"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("post__order", "substitute_order", "name")

    class Privacy:
        plain = "post role on_behalf_of substitute_for substitute_order begins_on ends_on recommended_on appointed_on"
        personal = "user name"
        purpose = _("Public office: shown for the days on which it is held, and in the minutes")

    def __str__(self) -> str:
        """Read as the member's name."""
        return self.name

    @property
    def body(self) -> Body:
        """The body of the post."""
        return self.post.body

    @property
    def is_substitute(self) -> bool:
        """Say whether the person stands in line instead of sitting."""
        return self.substitute_order is not None or self.substitute_for_id is not None

    @property
    def waits(self) -> bool:
        """Say whether she is recommended and nobody has appointed her yet."""
        return self.recommended_on is not None and self.appointed_on is None

    @property
    def journal_name(self) -> str:
        """How the journal names it: by the post, so that the name can be forgotten."""
        return f"{self.post}, {self.post.body}"

    def authz_units(self) -> tuple[Any, ...]:
        """Return where a role must be held to act on the body."""
        return self.post.authz_units()
