"""What a party's own link adds to her response: whom she speaks for, which nobody can type, and her mandate.

The link is remembered in the visitor's session until the response is sent, so that no address carries it. A clerk who
enters a letter chooses the party instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.engines.texts.redaction import find_personal_data
from roret.listen.consultations.forms import Addition, Occasion, add_to_responses
from roret.listen.consultations.models import Consultation, Party, PartyAnswer
from roret.listen.contributions.enums import Capacity
from roret.listen.contributions.models import Contribution
from roret.listen.parties import links, services
from roret.listen.parties.models import PartyLink

LONGEST_MANDATE = 300


@dataclass(frozen=True)
class Spoken:
    """On whose link somebody answers, and who has decided the response."""

    link: PartyLink
    mandate: str


class MandateField(forms.CharField):
    """Who has decided the response; its value says for which link it was asked."""

    def __init__(self, link: PartyLink, **kwargs: Any) -> None:
        super().__init__(
            max_length=LONGEST_MANDATE,
            label=_("Who has decided this response?"),
            help_text=_(
                "For instance: the council at its meeting on 3 March, or the chair on the board's behalf. Others can read it."
            ),
            **kwargs,
        )
        self.link = link
        self.error_messages["required"] = _("Write who has decided the response, for instance the board on 3 March.")

    def clean(self, value: Any) -> Any:
        """Return the link and the words; refuse personal numbers in them."""
        words = super().clean(value)
        if any(found.kind == "cpr" for found in find_personal_data(words)):
            raise forms.ValidationError(_("Do not write CPR numbers here."))
        return Spoken(self.link, words)


def link_remembered(arrival: Mapping[str, str], consultation: Consultation) -> PartyLink | None:
    """Return the link by which somebody has come to answer, if it still works and is of this consultation."""
    link = links.link_of(arrival["party"]) if "party" in arrival else None
    return link if link and link.party.consultation_id == consultation.pk else None


def _fields(occasion: Occasion) -> dict[str, forms.Field]:
    if occasion.clerk:
        parties = occasion.consultation.parties.order_by("right", "name")
        words = _("Does it come from one of the parties?"), _("Then she counts as heard, and is not reminded any more.")
        return {"party": forms.ModelChoiceField(parties, required=False, label=words[0], help_text=words[1])}
    link = link_remembered(occasion.arrival, occasion.consultation)
    if link is None:
        return {}
    _fix(occasion.form, "capacity", Capacity.COUNCIL if link.party.unit_id else Capacity.ORGANISATION)
    _fix(occasion.form, "organisation", link.party.name)
    return {"mandate": MandateField(link)}


def _fix(form: forms.Form, name: str, value: str) -> None:
    """Let a field say what the link says, whatever is sent."""
    field = form.fields[name]
    field.disabled, field.initial, form.initial[name] = True, value, value


def _keep(contribution: Contribution, _consultation: Consultation, data: Mapping[str, Any], by: Any) -> None:
    spoken, party = data.get("mandate"), data.get("party")
    if isinstance(spoken, Spoken):
        services.answer_by_link(spoken.link, contribution, by=by, mandate=spoken.mandate)
    elif isinstance(party, Party):
        services.tie_answer(party, contribution, by=by)


def _columns(_consultation: Consultation) -> list[str]:
    return [str(_("party")), str(_("mandate"))]


def _rows(consultation: Consultation) -> dict[int, list[str]]:
    rows = PartyAnswer.objects.filter(party__consultation=consultation)
    return {row[0]: list(row[1:]) for row in rows.values_list("contribution", "party__name", "mandate")}


add_to_responses(Addition("parties", _fields, _keep, None, _columns, _rows))
