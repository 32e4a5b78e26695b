"""Outside identities: what providers say in neutral words, and whom it lets in."""

import json

import pytest
from django.core.exceptions import PermissionDenied

from roret.commons.people.enums import Assurance
from roret.commons.people.identities import IDURA, SIGNICAT, FileIdentityProvider, Identity, IdentityRefused
from roret.commons.people.models import ExternalIdentity, User
from roret.commons.people.services import deactivate_person, link_identity, sign_in_by_identity, unlink_identity
from roret.foundation.errors import NotPossible
from roret.foundation.journal.models import Event

SUBSTANTIAL = "urn:grn:authn:dk:mitid:substantial"
MITID = Identity("mitid", "0b1c-uuid", name="Ane Møller", assurance=Assurance.SUBSTANTIAL)


@pytest.fixture
def provider(tmp_path):
    people = {
        "ane": {"sub": "u-1", "name": "Ane Møller", "acr": SUBSTANTIAL, "cprNumberIdentifier": "0101011234"},
        "weak": {"sub": "u-2", "name": "Svag", "acr": "urn:grn:authn:dk:mitid:low"},
        "hidden": {"sub": "u-3", "name": "Skjult Navn", "acr": SUBSTANTIAL, "addressProtected": True},
        "nobody": {"name": "Uden nøgle", "acr": SUBSTANTIAL},
    }
    for who, claims in people.items():
        (tmp_path / f"{who}.json").write_text(json.dumps(claims), encoding="utf-8")
    return FileIdentityProvider(tmp_path)


def complete(provider, who, *, state="s" * 20, answered="s" * 20):
    return provider.complete({"who": who, "state": answered}, state=state)


def test_the_claims_of_a_broker_become_the_neutral_identity_without_the_cpr_number(provider):
    identity = complete(provider, "ane")
    assert (identity.subject, identity.name, identity.assurance) == ("u-1", "Ane Møller", Assurance.SUBSTANTIAL)
    assert "0101011234" not in repr(identity)


def test_a_protected_name_is_left_out(provider):
    assert complete(provider, "hidden").name == ""


@pytest.mark.parametrize("who", ["weak", "nobody", "unknown", "../ane", "", "ane.json", "a\x00ne"])
def test_what_is_not_sure_enough_or_not_known_is_refused(provider, who):
    with pytest.raises(IdentityRefused):
        complete(provider, who)


@pytest.mark.parametrize(("state", "answered"), [("right", "wrong"), ("", ""), ("right", ""), ("right", "æøå")])
def test_an_answer_that_we_did_not_ask_for_is_refused(provider, state, answered):
    with pytest.raises(IdentityRefused):
        complete(provider, "ane", state=state, answered=answered)


def test_signicat_says_the_same_in_other_words():
    claims = {"sub": "n-1", "name": "Bo", "mitid_loa": "HIGH", "mitid_name_and_address_protection": False}
    assert SIGNICAT.identity("signicat", claims) == Identity("signicat", "n-1", "Bo", assurance=Assurance.HIGH)
    with pytest.raises(IdentityRefused):
        IDURA.identity("idura", claims)


def test_the_way_there_carries_the_state(provider):
    assert provider.begin(return_to="/tilbage/", state="abc") == "/tilbage/?state=abc"


def test_a_linked_identity_signs_its_person_in(world):
    link_identity(world.ane, by=world.ane, identity=MITID)
    assert sign_in_by_identity(MITID) == world.ane
    assert ExternalIdentity.objects.get().used_at is not None


def test_an_identity_belongs_to_one_person(world):
    link_identity(world.ane, by=world.ane, identity=MITID)
    link_identity(world.ane, by=world.ane, identity=MITID)
    with pytest.raises(NotPossible):
        link_identity(world.bo, by=world.bo, identity=MITID)
    assert ExternalIdentity.objects.count() == 1


@pytest.mark.parametrize("key", ["cia", "operator_in_session", "guest"])
def test_nobody_links_an_identity_to_somebody_else(world, key):
    with pytest.raises(PermissionDenied):
        link_identity(world.ane, by=world.personas[key], identity=MITID)


def test_the_same_address_never_takes_over_an_account(world):
    stranger = Identity("mitid", "stranger", email=world.ane.email.upper(), assurance=Assurance.HIGH)
    with pytest.raises(NotPossible):
        sign_in_by_identity(stranger)
    assert not ExternalIdentity.objects.exists()


def test_a_new_identity_with_an_address_becomes_a_person_without_a_password(world):
    person = sign_in_by_identity(
        Identity("sso", "n-1", name="Ny", email="ny@kommune.example", assurance=Assurance.HIGH)
    )
    assert (person.email, person.has_usable_password()) == ("ny@kommune.example", False)
    assert not person.standing.is_staff


def test_a_new_identity_without_an_address_is_asked_to_make_an_account(world):
    with pytest.raises(NotPossible):
        sign_in_by_identity(MITID)
    assert not User.objects.filter(identities__isnull=False).exists()


def test_one_who_is_shut_out_is_not_let_in_by_another_door(world):
    link_identity(world.ane, by=world.ane, identity=MITID)
    deactivate_person(world.ane, by=world.operator_in_session, reason="x")
    with pytest.raises(NotPossible):
        sign_in_by_identity(MITID)


def test_the_only_way_in_is_not_thrown_away(world):
    linked = link_identity(world.ane, by=world.ane, identity=MITID)
    unlink_identity(linked, by=world.ane)
    assert not ExternalIdentity.objects.exists()
    person = sign_in_by_identity(Identity("sso", "n-1", email="ny@kommune.example", assurance=Assurance.HIGH))
    with pytest.raises(NotPossible):
        unlink_identity(person.identities.get(), by=person)


def test_the_journal_names_the_provider_and_never_the_subject(world):
    linked = link_identity(world.ane, by=world.ane, identity=MITID)
    event = Event.objects.about(linked).get()
    assert "0b1c-uuid" not in f"{event.target_name} {event.data} {event}"
    assert event.data == {"provider": "mitid", "assurance": "substantial"}


def test_identities_are_seen_by_oneself_and_those_who_keep_the_register(world):
    link_identity(world.ane, by=world.ane, identity=MITID)
    seen = {key for key in world.personas if ExternalIdentity.objects.visible_to(world.fresh(key)).exists()}
    assert seen == {"ane", "privacy_officer", "operator_in_session"}
