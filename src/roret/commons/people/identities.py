"""The seam for MitID and municipal single sign-on: what a provider says about a person, in the same words for all.

A provider is asked twice: ``begin`` gives the address to send the person to, ``complete`` reads what she came back with.
Brokers name the same claim differently, so each has a ``ClaimsMapping`` to the neutral ``Identity``; services know only
that. The CPR number is never read. A real provider (OpenID Connect through a MitID broker, or the municipality's own
sign-in) is a later issue; ``FileIdentityProvider`` stands in for it in tests and demonstrations.

Sources: NSIS 2.0.1 (levels of assurance); claims of Idura (docs.idura.app) and Signicat (developer.signicat.com).
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from roret.commons.people.enums import Assurance
from roret.foundation.errors import DomainError


class IdentityRefused(DomainError):
    """The provider's answer is missing something, is forged, or is not sure enough."""

    code = "identity_refused"


@dataclass(frozen=True)
class Identity:
    """A person as any provider knows her. ``subject`` is the provider's own key for her, never a CPR number."""

    provider: str
    subject: str
    name: str = ""
    email: str = ""
    assurance: Assurance = Assurance.LOW
    organisation: str = ""


class IdentityProvider(Protocol):
    """What a provider must be able to do."""

    key: str
    label: object

    def begin(self, *, return_to: str, state: str) -> str:
        """Return the address to send the person to; ``state`` (unguessable, kept in her session) must come back."""

    def complete(self, answer: Mapping[str, str], *, state: str) -> Identity:
        """Read what she came back with. Raises ``IdentityRefused``."""


@dataclass(frozen=True)
class ClaimsMapping:
    """Which claim of a broker holds what, and how its words for assurance translate."""

    subject: str = "sub"
    name: str = "name"
    email: str = "email"
    protected: str = ""
    assurance: str = "acr"
    levels: Mapping[str, Assurance] = field(default_factory=dict)
    organisation: str = ""

    def identity(
        self, provider: str, claims: Mapping[str, Any], *, at_least: Assurance = Assurance.SUBSTANTIAL
    ) -> Identity:
        """Return the neutral identity. Raises ``IdentityRefused`` without a subject or below the wanted assurance.

        A name is left out where the national register protects it.
        """
        subject = str(claims.get(self.subject) or "")
        level = self.levels.get(str(claims.get(self.assurance, "")), Assurance.LOW)
        if not subject or not level.reaches(at_least):
            raise IdentityRefused
        hidden = bool(self.protected and claims.get(self.protected))
        text = {
            key: str(claims.get(claim) or "")
            for key, claim in (("email", self.email), ("organisation", self.organisation))
        }
        return Identity(provider, subject, "" if hidden else str(claims.get(self.name) or ""), assurance=level, **text)


def _levels(pattern: str) -> dict[str, Assurance]:
    return {pattern.format(level.upper() if pattern == "{}" else level): level for level in Assurance}


IDURA = ClaimsMapping(protected="addressProtected", levels=_levels("urn:grn:authn:dk:mitid:{}"), organisation="cvr")
SIGNICAT = ClaimsMapping(
    protected="mitid_name_and_address_protection",
    assurance="mitid_loa",
    levels=_levels("{}"),
    organisation="nemlogin_cvr",
)


class FileIdentityProvider:
    """A double of a provider: the persons stand in a folder as ``<who>.json`` files of claims.

    The address of ``begin`` carries ``state`` and leads straight back; the answer names a file (``who``), so that a test or
    a demonstration chooses the person. It refuses what a real provider refuses: a wrong state, an unknown person, too
    little assurance.
    """

    def __init__(
        self,
        folder: Path,
        *,
        key: str = "mitid-double",
        label: object = "MitID (double)",
        mapping: ClaimsMapping = IDURA,
    ) -> None:
        """Read persons from ``folder`` with the claims of ``mapping``'s broker."""
        self.folder, self.key, self.label, self.mapping = folder, key, label, mapping

    def begin(self, *, return_to: str, state: str) -> str:
        """Return the way straight back."""
        return f"{return_to}?state={state}"

    def complete(self, answer: Mapping[str, str], *, state: str) -> Identity:
        """Read the claims of the person whom the answer names."""
        if not state or not secrets.compare_digest(answer.get("state", "").encode(), state.encode()):
            raise IdentityRefused
        who = answer.get("who", "")
        path = self.folder / f"{who}.json"
        if not who.isidentifier() or not path.is_file():
            raise IdentityRefused
        return self.mapping.identity(self.key, json.loads(path.read_text(encoding="utf-8")))
