"""Private links of parties: the secret can be worked out again, and only its keyed hash is kept."""

from django.conf import settings
from django.urls import reverse

from roret.foundation.privacy.pseudonyms import pseudonym
from roret.listen.consultations.models import Party
from roret.listen.parties.models import PartyLink


def secret_of(party: Party, *, turn: int = 0) -> str:
    """Return the secret of a party's link; ``turn`` counts how often it has been replaced."""
    return pseudonym(f"party:{party.pk}" + (f":{turn}" if turn else ""))[:40]


def key_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return pseudonym(f"party-key:{secret}")


def address_of(party: Party) -> str:
    """Return the whole address of a party's private page, which works from now on."""
    return settings.RORET_PUBLIC_URL + reverse("public:party", args=[current_secret(party)])


def current_secret(party: Party) -> str:
    """Return the secret that works now."""
    return secret_of(party, turn=link_for(party).turn)


def link_for(party: Party) -> PartyLink:
    """Return a party's link, made when it is first asked for."""
    return PartyLink.objects.get_or_create(party=party, defaults={"key": key_of(secret_of(party))})[0]


def link_of(secret: str) -> PartyLink | None:
    """Return the link behind a secret, or None."""
    rows = PartyLink.objects.select_related("party__consultation__unit")
    return rows.filter(key=key_of(secret)).first()
