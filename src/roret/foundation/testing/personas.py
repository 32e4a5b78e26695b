"""A small world with the personas that every rule is tried on, built through the services.

The fixtures are known to all tests (``conftest.py`` names this plug-in). The tree of units::

    city ── social ── centre        the persons: ane (citizen), bo (case worker in centre), cia (leader of social),
         └─ tech                                 dan (case worker in tech, a stranger), …
    council, committee

The registers lie above the foundation, so they are found by name when a test asks for them.
"""

from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.utils import translation

from roret.foundation import authz, clock
from roret.foundation.authz import roles

PASSWORD = "en lang og god sætning"  # noqa: S105 — guards nothing but tests
REASON = "Mend the imported units of the centre"
HELD = {
    "bo": ("Bo Damgaard", roles.CASE_WORKER, "centre"),
    "cia": ("Cia Holm", roles.UNIT_LEADER, "social"),
    "dan": ("Dan Fremmed", roles.CASE_WORKER, "tech"),
    "editor": ("Eva Redaktør", roles.EDITOR, "city"),
    "controller": ("Kim Måler", roles.QUALITY_CONTROLLER, "city"),
    "director": ("Dora Direktør", roles.DIRECTOR, "social"),
    "member": ("Mie Medlem", roles.MEMBER, "council"),
    "secretary": ("Sune Sekretær", roles.SECRETARY, "council"),
    "committee_secretary": ("Ulla Udvalg", roles.COMMITTEE_SECRETARY, "committee"),
    "privacy_officer": ("Pia Privat", roles.PRIVACY_OFFICER, "city"),
    "operator": ("Ole Operatør", roles.OPERATOR, "city"),
    "operator_in_session": ("Oda Operatør", roles.OPERATOR, "city"),
}
"""Each persona's name, role and unit; ``ane``, ``guest`` and ``token`` hold no role as persons."""


@dataclass(frozen=True)
class World:
    """The units and personas of a test, each by its key."""

    units: dict[str, Any]
    personas: dict[str, Any]

    def __getattr__(self, key: str) -> Any:
        """Find a persona, else a unit: ``world.bo``, ``world.centre``."""
        for found in (self.personas, self.units):
            if key in found:
                return found[key]
        raise AttributeError(key)

    def fresh(self, key: str) -> Any:
        """Return a persona as the next request would see her."""
        persona = self.personas[key]
        return type(persona)._default_manager.get(pk=persona.pk) if getattr(persona, "pk", None) else persona


def make_units() -> dict[str, Any]:
    """Make the tree of units: registers have no services that fit a test's small tree, so rows are made as such."""
    models = import_module("roret.commons.organisation.models")
    bodies = import_module("roret.commons.bodies.models")
    city = models.Unit.objects.create(abbreviation="BR", name="Byen", name_en="The city", kind="municipality")
    social = models.Unit.objects.create(
        abbreviation="SOF", name="Socialforvaltningen", kind="administration", parent=city
    )
    return {
        "city": city,
        "social": social,
        "centre": models.Unit.objects.create(abbreviation="CAB", name="Centret", kind="centre", parent=social),
        "tech": models.Unit.objects.create(
            abbreviation="TMF", name="Teknik og Miljø", kind="administration", parent=city
        ),
        "council": bodies.Body.objects.create(abbreviation="HR", name="Rådet", kind="council"),
        "committee": bodies.Body.objects.create(abbreviation="BIU", name="Udvalget", kind="committee", deciding=True),
    }


def make_person(key: str, *, name: str = "", role: str = "", unit: Any = None) -> Any:
    """Make one person through the services; with a role when one is named."""
    services = import_module("roret.commons.people.services")
    person = services.create_person(
        by=authz.SYSTEM, email=f"{key}@demo.roret.example", name=name or key, password=PASSWORD
    )
    if role:
        services.grant_role(person, by=authz.SYSTEM, role=role, unit=unit, begins_on=clock.today() - timedelta(days=30))
    return person


def make_token(role: str, unit: Any) -> Any:
    """Make a machine that calls the API with a role in a unit."""
    auth, models = import_module("roret.foundation.api.auth"), import_module("roret.foundation.api.models")
    expires = clock.now() + timedelta(days=30)
    token = models.Token.objects.create(
        name="Maskinen",
        role=role,
        unit_id_held=unit.pk,
        hash=auth.hash_token("secret"),
        created_by="Roret",
        expires_at=expires,
    )
    return auth.TokenActor(token)


def make_world() -> World:
    """Make all units and personas."""
    units = make_units()
    personas = {
        key: make_person(key, name=name, role=role, unit=units[unit]) for key, (name, role, unit) in HELD.items()
    }
    personas["ane"] = make_person("ane", name="Ane Kirstine Møller")
    import_module("roret.foundation.authz.services").open_operator_session(
        by=personas["operator_in_session"], reason=REASON
    )
    personas["guest"] = import_module("django.contrib.auth.models").AnonymousUser()
    personas["token"] = make_token(roles.CASE_WORKER, units["centre"])
    return World(units, personas)


@pytest.fixture(autouse=True)
def _begin_in_danish() -> None:
    """Forget the language that a page of the test before has left behind."""
    translation.activate("da")


@pytest.fixture
def world(db: None) -> World:
    """All units and personas."""
    return make_world()


def _persona(key: str) -> Any:
    @pytest.fixture(name=key)
    def persona(world: World) -> Any:
        return world.personas[key]

    persona.__doc__ = f"The persona {key}."
    return persona


ane = _persona("ane")
bo = _persona("bo")
cia = _persona("cia")
dan = _persona("dan")
"""The four that most tests need; the others are ``world.member``, ``world.operator`` and so on."""
