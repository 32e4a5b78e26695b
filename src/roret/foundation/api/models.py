"""Tokens for machines: a role in a unit, hashed, with an end."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from roret.foundation import authz, clock
from roret.foundation.api.units import unit_names
from roret.foundation.models import RoretQuerySet


class TokenQuerySet(RoretQuerySet):
    """Questions about tokens."""

    def visible_to(self, person: Any) -> Self:
        """Return all to those who may see tokens."""
        return self if authz.allowed(person, "api.view_token") else self.none()

    def valid(self) -> Self:
        """Return the tokens that open the API now."""
        return self.filter(revoked_at=None, expires_at__gt=clock.now())


class Token(models.Model):
    """A machine's key to the API; only its hash is kept."""

    name = models.CharField(_("used by"), max_length=100)
    role = models.CharField(_("role"), max_length=30)
    unit_id_held = models.BigIntegerField(_("in unit"), null=True, blank=True)
    hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("created"), default=clock.now)
    created_by = models.CharField(_("created by"), max_length=200)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ("-created_at",)

    class Privacy:
        plain = "name role unit_id_held created_at created_by expires_at revoked_at last_used_at"
        secret = "hash"  # noqa: S105 — the name of a field

    def __str__(self) -> str:
        """Read as what uses it."""
        return self.name

    @property
    def role_name(self) -> str:
        """The role in words."""
        return str(authz.ROLES[self.role].name) if self.role in authz.ROLES else self.role

    @property
    def unit_name(self) -> str:
        """The unit in words."""
        return str(unit_names().get(self.unit_id_held or 0, self.unit_id_held or ""))

    @property
    def state(self) -> str:
        """Whether it opens the API now, in words."""
        if self.revoked_at is not None:
            return gettext("Taken away")
        return gettext("Valid") if self.expires_at > clock.now() else gettext("Expired")
