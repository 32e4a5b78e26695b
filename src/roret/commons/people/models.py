"""Persons who sign in, and the roles they hold in units from a day to a day (R3)."""

from functools import cached_property
from typing import Any, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.models import Unit
from roret.foundation import authz, clock
from roret.foundation.authz.roles import ROLES
from roret.foundation.models import RoretQuerySet


class UserQuerySet(RoretQuerySet):
    """Questions about persons."""

    def visible_to(self, person: Any) -> Self:
        """Return all to those who may read the register of persons, else only oneself."""
        return self if authz.allowed(person, "people.view_user") else self.filter(pk=getattr(person, "pk", None))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Makes persons."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make a person who can sign in; without a password only by an outside identity."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str, **fields: Any) -> "User":
        """Make an operator for the Django admin; acts only in an operator session."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who can sign in: a citizen, a member or one of the staff."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=5, default="da")
    is_active = models.BooleanField(_("can sign in"), default=True)
    is_staff = models.BooleanField(_("may open the technical administration"), default=False)
    created_at = models.DateTimeField(_("created"), default=clock.now)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ("name", "email")

    class Privacy:
        plain = "language is_active is_staff is_superuser created_at erased_at last_login"
        personal = "email name"
        secret = "password"  # noqa: S105 — the name of a field
        purpose = _("Signing in and taking part")
        keep_months = 24

    def __str__(self) -> str:
        """Read as the name, or as a numbered person where there is none."""
        return self.name or _("Person %(number)s") % {"number": self.pk}

    def get_full_name(self) -> str:
        """Return the name."""
        return str(self)

    @cached_property
    def standing(self) -> authz.Standing:
        """The roles held today with the units they reach, read once per request (two queries)."""
        from roret.commons.people.selectors import read_standing  # noqa: PLC0415 — selectors build on models

        return read_standing(self)


class RoleGrantQuerySet(RoretQuerySet):
    """Questions about who holds what."""

    def current(self) -> Self:
        """Return the grants in force today."""
        today = clock.today()
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=today), begins_on__lte=today)

    def visible_to(self, person: Any) -> Self:
        """Return all to those who may read the register of persons, else one's own."""
        return self if authz.allowed(person, "people.view_user") else self.filter(user_id=getattr(person, "pk", None))


class RoleGrant(models.Model):
    """A role held by a person in a unit or body, from a day to a day."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=30, choices=[(role.key, role.name) for role in ROLES.values()])
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="grants", verbose_name=_("in unit or body"))
    begins_on = models.DateField(_("from"), default=clock.today)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    granted_by = models.CharField(_("given by"), max_length=200, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ("user", "role", "unit")
        constraints = (
            models.CheckConstraint(
                name="role_ends_after_it_begins", condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("begins_on"))
            ),
        )

    class Privacy:
        plain = "role unit begins_on ends_on granted_by"
        personal = "user"
        keep_months = 60

    def __str__(self) -> str:
        """Read as “role, unit”."""
        return f"{self.get_role_display()}, {self.unit}"

    def authz_units(self) -> tuple[int | None, ...]:
        """Return the unit in which the role is held."""
        return (self.unit_id,)


class ExternalIdentity(models.Model):
    """A person as an outside identity provider knows her: the seam for MitID and municipal single sign-on."""

    user = models.ForeignKey(User, models.CASCADE, related_name="identities")
    provider = models.CharField(max_length=50)
    subject = models.CharField(max_length=200)
    assurance = models.CharField(max_length=20, blank=True)
    linked_at = models.DateTimeField(default=clock.now)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("outside identity")
        verbose_name_plural = _("outside identities")
        constraints = (models.UniqueConstraint(fields=["provider", "subject"], name="identity_once"),)

    class Privacy:
        plain = "provider assurance linked_at"
        personal = "user subject"
        keep_months = 24
