"""Persons who sign in, and the roles they hold in units from a day to a day (R3)."""

from functools import cached_property
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.models import Unit
from roret.commons.people.enums import Assurance
from roret.commons.people.standing import open_session, reach, standing_from
from roret.foundation import authz, clock, lifecycle
from roret.foundation.authz.roles import ROLES
from roret.foundation.models import RoretQuerySet


class UserQuerySet(RoretQuerySet):
    """Questions about persons."""

    def visible_to(self, person: Any) -> Self:
        """Return oneself and those who hold or held a role where one works; everybody to those who keep the register."""
        if authz.allowed(person, "people.view_every_user"):
            return self
        return self.filter(models.Q(pk=_key_of(person)) | models.Q(pk__in=_roles_where_works(person).values("user_id")))

    def can_sign_in(self) -> Self:
        """Return those who are neither shut out nor erased."""
        return self.filter(is_active=True, erased_at=None)

    def with_standing(self) -> Self:
        """Read each person together with what she stands on: one question in all."""
        return self.annotate(reach=reach(), open_session=open_session()).select_related("open_session")


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
    language = models.CharField(_("language"), max_length=5, default="da", choices=settings.LANGUAGES)
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
        constraints = (models.UniqueConstraint(Lower("email"), name="person_email_once"),)

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
        """The roles held today with the units they reach: as they were read with the person, else asked for now (1 query)."""
        read = vars(self if "reach" in vars(self) else User.objects.with_standing().get(pk=self.pk))
        session = read.pop("open_session", None)  # Django sets it only where there is one
        return standing_from(read.pop("reach"), session)

    @property
    def journal_name(self) -> str:
        """How the journal names a person: by number, because an event is never erased."""
        return f"person {self.pk}"

    def get_staff_url(self) -> str:
        """Return the page about the person in the workspace."""
        return reverse("staff:person-detail", args=[self.pk])

    def authz_units(self) -> tuple[int | None, ...]:
        """Return the units in which the person holds or has held a role; a citizen belongs to none."""
        return tuple(self.grants.values_list("unit_id", flat=True))


class RoleGrantQuerySet(RoretQuerySet):
    """Questions about who holds what."""

    def current(self) -> Self:
        """Return the grants in force today."""
        today = clock.today()
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=today), begins_on__lte=today, ended_at=None)

    def not_over(self) -> Self:
        """Return the grants in force today and those that begin later."""
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=clock.today()), ended_at=None)

    def visible_to(self, person: Any) -> Self:
        """Return one's own and those in units where one works; all to those who keep the register."""
        if authz.allowed(person, "people.view_every_user"):
            return self
        working = models.Q(unit_id__in=authz.standing_of(person).staff_units)
        return self.filter(models.Q(user_id=_key_of(person)) | working)


class RoleGrant(models.Model):
    """A role held by a person in a unit or body, from a day to a day."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=30, choices=[(role.key, role.name) for role in ROLES.values()])
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="grants", verbose_name=_("in unit or body"))
    begins_on = models.DateField(_("from"), default=clock.today)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    granted_by = models.CharField(_("given by"), max_length=200, blank=True)
    ended_at = models.DateTimeField(_("ended before its time"), null=True, blank=True)
    ended_by = models.CharField(_("ended by"), max_length=200, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ("user", "role", "unit")
        constraints = (
            models.CheckConstraint(
                name="role_ends_after_it_begins",
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("begins_on")),
            ),
            models.CheckConstraint(
                name="role_ended_by_somebody",
                condition=models.Q(ended_at=None, ended_by="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(ended_by="")),
            ),
        )

    class Privacy:
        plain = "role unit begins_on ends_on granted_by ended_at ended_by"
        personal = "user"
        keep_months = 60

    def __str__(self) -> str:
        """Read as “role, unit”."""
        return f"{self.get_role_display()}, {self.unit}"

    @property
    def journal_name(self) -> str:
        """How the journal names it: the role, the unit, and the person by number."""
        with translation.override(settings.LANGUAGE_CODE):  # an event is read for years, in the house's language
            return f"{self.get_role_display()}, {self.unit.short} (person {self.user_id})"

    @property
    def is_over(self) -> bool:
        """Say whether it has come to its end."""
        return self.ended_at is not None or (self.ends_on is not None and self.ends_on < clock.today())

    def can_end(self) -> lifecycle.Verdict:
        """Say whether it can be brought to an end."""
        return lifecycle.refuse(_("The role has ended already.")) if self.is_over else lifecycle.possible

    def authz_units(self) -> tuple[int | None, ...]:
        """Return the unit in which the role is held."""
        return (self.unit_id,)


class ExternalIdentityQuerySet(RoretQuerySet):
    """Questions about outside identities."""

    def visible_to(self, person: Any) -> Self:
        """Return one's own, and all to those who keep the register."""
        return self if authz.allowed(person, "people.view_every_user") else self.filter(user_id=_key_of(person))


class ExternalIdentity(models.Model):
    """A person as an outside identity provider knows her: the seam for MitID and municipal single sign-on."""

    user = models.ForeignKey(User, models.CASCADE, related_name="identities")
    provider = models.CharField(_("provider"), max_length=50)
    subject = models.CharField(_("subject"), max_length=200)
    assurance = models.CharField(_("level of assurance"), max_length=20, blank=True, choices=Assurance)
    linked_at = models.DateTimeField(_("linked"), default=clock.now)
    used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    objects = ExternalIdentityQuerySet.as_manager()

    class Meta:
        verbose_name = _("outside identity")
        verbose_name_plural = _("outside identities")
        constraints = (models.UniqueConstraint(fields=["provider", "subject"], name="identity_once"),)

    class Privacy:
        plain = "provider assurance linked_at used_at"
        personal = "user subject"
        purpose = _("Signing in with MitID or the municipality's own sign-in")
        keep_months = 24

    def __str__(self) -> str:
        """Read as the provider."""
        return self.provider

    @property
    def journal_name(self) -> str:
        """How the journal names it: never by the subject."""
        return f"{self.provider} (person {self.user_id})"


def _key_of(person: Any) -> Any:
    """The person's key; 0, which nobody has, for a guest or a machine."""
    return getattr(person, "pk", None) or 0


def _roles_where_works(person: Any) -> RoleGrantQuerySet:
    return RoleGrant.objects.filter(unit_id__in=authz.standing_of(person).staff_units)
