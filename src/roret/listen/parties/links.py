"""Private links of parties: the secret can be worked out again, and only its keyed hash is kept."""

from django.conf import settings
from django.urls import reverse

from roret.listen.consultations.models import Party
from roret.listen.parties.models import PartyLink
from roret.listen.parties.secrets import key_of, secret_of


def address_of(party: Party) -> str:
    """Return the whole address of a party's private page, which works from now on."""
    return settings.RORET_PUBLIC_URL + reverse("public:party", args=[current_secret(party)])


def current_secret(party: Party) -> str:
    """Return the secret that works now; the link is made when it is first asked for."""
    link, _made = PartyLink.objects.get_or_create(party=party, defaults={"key": key_of(secret_of(party))})
    return secret_of(party, turn=link.turn)


def link_of(secret: str) -> PartyLink | None:
    """Return the link behind a secret, or None."""
    rows = PartyLink.objects.select_related("party__consultation__unit")
    return rows.filter(key=key_of(secret)).first()
