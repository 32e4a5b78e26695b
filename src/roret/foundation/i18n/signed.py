"""What a person has translated and vouched for: who made it, who signed it, and the words that it was made from."""

import hashlib
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.foundation import authz, clock, lifecycle
from roret.foundation.errors import DomainError


class SignedTranslation(models.Model):
    """A translation that nobody sees until a person has signed it. A machine never makes one."""

    translator = models.CharField(_("translated by"), max_length=200)
    written_at = models.DateTimeField(_("written"), default=clock.now)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    signed_by = models.CharField(_("signed by"), max_length=200, blank=True)
    source = models.CharField(
        max_length=64, blank=True, editable=False, help_text="SHA-256 of the text when it was signed"
    )

    class Meta:
        abstract = True

    def can_sign(self) -> lifecycle.Verdict:
        """Say whether it may be signed now, and if not why."""
        return lifecycle.refuse(_("It is signed already.")) if self.signed_at else lifecycle.possible

    def unsign(self) -> None:
        """Let it wait to be signed anew, because its words or those it was made from have changed; not saved."""
        self.signed_at, self.signed_by, self.source = None, "", ""


def fingerprint(*parts: str) -> str:
    """Return what tells whether a text has changed since a translation of it was signed."""
    return hashlib.sha256("\n\n".join(parts).encode()).hexdigest()


def sign(translation: SignedTranslation, *, by: Any, declared: bool, source: str) -> None:
    """Vouch for a locked translation and save it; ``declared`` says that no machine made it.

    Raises ``NotPossible`` when it is signed already, and ``DomainError`` when nobody has declared it.
    """
    lifecycle.require(translation.can_sign())
    if not declared:
        raise DomainError(_("Say that a person has made it and that you have read it."), field="declared")
    translation.signed_at, translation.signed_by, translation.source = clock.now(), authz.name_of(by), source
    translation.save(update_fields=["signed_at", "signed_by", "source"])


class SignForm(forms.Form):
    """Vouching for a translation."""

    declared = forms.BooleanField(label=_("A person has made this translation, and I have read it"))
