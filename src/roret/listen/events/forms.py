"""Forms about events."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.models import Area
from roret.commons.areas.selectors import ground, read_spot
from roret.commons.bodies.models import Body, BodyType
from roret.commons.organisation.models import TargetGroup, Unit
from roret.commons.people.selectors import home_unit, units_of_work
from roret.commons.records.enums import Visibility
from roret.commons.records.models import Record, Topic
from roret.foundation import clock
from roret.foundation.errors import DomainError
from roret.foundation.files.fields import UploadField
from roret.foundation.ui.choices import ChoiceListField
from roret.foundation.ui.fields import DateField, DateTimeField
from roret.foundation.ui.sections import Section
from roret.listen.events.enums import QUESTIONS, STEPS, Admission, Consent, EventKind, Need, Side
from roret.listen.events.models import Event, Registration
from roret.listen.events.services import Details


def _long(label: object, *, rows: int, help_text: object = "", required: bool = False, most: int | None = None) -> Any:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, required=required, help_text=help_text, max_length=most)


class EventForm(forms.Form):
    """What an organiser writes about an event."""

    title = forms.CharField(label=_("Title"), max_length=250)
    type = forms.ChoiceField(label=_("Kind of event"), choices=[("", _("Choose the kind")), *EventKind.choices])
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Responsible unit"))
    summary = _long(_("In short"), rows=3, help_text=_("Two or three sentences in plain language."))
    purpose = _long(
        _("Purpose"), rows=4,
        help_text=_("What it is to be used for, and what people can influence. They come when they can see that it matters."),
    )  # fmt: skip
    begins_at = DateTimeField(label=_("Begins"), required=False)
    ends_at = DateTimeField(label=_("Ends"), required=False)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    spot = forms.CharField(
        label=_("Point on the map"), max_length=60, required=False,
        help_text=_("Latitude and longitude such as 55.6761 12.5683, or a square of the map such as C4."),
    )  # fmt: skip
    access = _long(
        _("Access"), rows=3, help_text=_("Steps, door, lift, toilet, hearing loop, parking, the nearest stop.")
    )
    admission = forms.ChoiceField(
        label=_("Who may come?"), choices=Admission.choices, widget=forms.RadioSelect, initial=Admission.OPEN
    )
    takes_registrations = forms.BooleanField(
        label=_("People register"), required=False, initial=True,
        help_text=_("Take the tick away for an open house, where people come and go."),
    )  # fmt: skip
    capacity = forms.IntegerField(
        label=_("Seats"), min_value=1, max_value=100_000, required=False, help_text=_("Empty: as many as wish.")
    )
    companions_most = forms.IntegerField(
        label=_("How many may each bring along?"), min_value=0, max_value=20, initial=3, required=False
    )
    opens_at = DateTimeField(label=_("Registration opens"), required=False, help_text=_("Empty: when it is announced."))
    closes_at = DateTimeField(label=_("Registration closes"), required=False, help_text=_("Empty: when it begins."))
    offers_group = forms.BooleanField(
        label=_("Ask whether people would join a working group afterwards"), required=False
    )
    keep_days = forms.IntegerField(
        label=_("Erase names and needs so many days after the event"), min_value=1, max_value=365, initial=30
    )
    contact = forms.CharField(label=_("Whom can people ask?"), max_length=200, required=False)
    organisers = ChoiceListField(Unit.objects.none(), label=_("Organised together with"), required=False)
    partners = forms.CharField(
        label=_("Other organisers"), max_length=300, required=False, help_text=_("Associations and others.")
    )
    visibility = forms.ChoiceField(label=_("May be seen by"), choices=Visibility.choices, initial=Visibility.PUBLIC)
    areas = ChoiceListField(
        Area.objects.none(), label=_("Areas"), required=False, help_text=_("None means the whole municipality."),
        group_of=lambda area: area.division,
    )  # fmt: skip
    topics = ChoiceListField(Topic.objects.all(), label=_("Topics"), required=False)
    target_groups = ChoiceListField(TargetGroup.objects.all(), label=_("Target groups"), required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=250, required=False)
    summary_en = _long(_("In short, in English"), rows=3)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sections = (
        Section(_("What"), ("title", "type", "unit", "summary", "purpose")),
        Section(_("When and where"), ("begins_at", "ends_at", "place", "address", "spot", "access")),
        Section(
            _("Who comes"),
            ("admission", "takes_registrations", "capacity", "companions_most", "opens_at", "closes_at", "offers_group",
             "keep_days"),
        ),
        Section(_("Whom and what about"), ("contact", "organisers", "partners", "visibility", "areas", "topics", "target_groups")),
        Section(_("In English"), ("title_en", "summary_en"), folded=True),
    )  # fmt: skip

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        """Offer the units in which the person may plan, her own first."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_of_work(person)
        self.fields["unit"].initial = home_unit(person)
        self.fields["organisers"].queryset = Unit.objects.current(clock.today())
        self.fields["areas"].queryset = Area.objects.filter(division__order__lte=2).select_related("division")

    def clean_companions_most(self) -> int:
        """Mean nobody where nothing is said."""
        return self.cleaned_data["companions_most"] or 0

    def clean(self) -> dict[str, Any]:
        """Turn the place on the map into a point."""
        data = super().clean() or self.cleaned_data
        told = data.pop("spot", "")
        data["lon"] = data["lat"] = None
        if told:
            try:
                spot = read_spot(told, ground())
            except DomainError as error:
                self.add_error("spot", str(error))
            else:
                data["lon"], data["lat"] = spot.point or (None, None)
        return data


class PointForm(forms.Form):
    """One point of the programme."""

    begins_at = DateTimeField(label=_("Begins"))
    title = forms.CharField(label=_("Title"), max_length=200)
    speaker = forms.CharField(label=_("Speaker"), max_length=200, required=False)
    text = forms.CharField(label=_("In short"), max_length=500, required=False)


class CancelForm(forms.Form):
    """Why an event is cancelled."""

    reason = forms.CharField(
        label=_("Why is it cancelled?"),
        max_length=300,
        help_text=_("Everybody can read it, and all who come are told."),
    )


class InviteForm(forms.Form):
    """Somebody who is asked to come."""

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("Without it, give her the link by letter or in person.")
    )
    organisation = forms.CharField(label=_("Organisation"), max_length=200, required=False)


class RegistrationForm(forms.Form):
    """What somebody fills in who wants to come."""

    name = forms.CharField(label=_("Your name"), max_length=150)
    email = forms.EmailField(
        label=_("Your e-mail"), required=False,
        help_text=_("Without it we cannot tell you if you get a seat, or if something is changed."),
    )  # fmt: skip
    organisation = forms.CharField(label=_("Association or workplace"), max_length=200, required=False)
    companions = forms.IntegerField(label=_("How many do you bring along?"), min_value=0, required=False, initial=0)
    needs = forms.MultipleChoiceField(
        label=_("Is there something you need to take part?"), choices=Need.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only if you wish to say it. We use it to receive you well, and erase it afterwards."),
    )  # fmt: skip
    needs_note = forms.CharField(label=_("Other needs, or which language"), max_length=300, required=False)
    joins_group = forms.BooleanField(
        label=_("I would like to join a working group afterwards"), required=False,
        help_text=_("If you get a seat, your name stands on the page of the group."),
    )  # fmt: skip
    side = forms.ChoiceField(
        label=_("As whom would you take part?"), choices=[("", _("Not chosen")), *Side.choices], required=False
    )
    news = forms.BooleanField(
        label=_("Tell me what comes of the event"), required=False,
        help_text=_("Then we keep your e-mail for up to two years after it, and use it for nothing else."),
    )  # fmt: skip
    submission = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, event: Event, language: str = "da", by_staff: bool = False, **kwargs: Any) -> None:
        """Ask only what the event asks, and give the form the number that makes a second sending harmless."""
        super().__init__(*args, **kwargs)
        self.language = language
        if not event.companions_most:
            del self.fields["companions"]
        else:
            self.fields["companions"].max_value = event.companions_most
            self.fields["companions"].widget.attrs["max"] = event.companions_most
        if not event.offers_group:
            del self.fields["joins_group"], self.fields["side"]
        if by_staff:
            self.fields["name"].label, self.fields["email"].label = _("Name"), _("E-mail")
        self.initial["submission"] = self.initial.get("submission") or uuid.uuid4()

    @property
    def details(self) -> Details:
        """What was filled in, as the services take it."""
        data = self.cleaned_data
        return Details(
            name=data["name"], email=data["email"], organisation=data["organisation"],
            companions=data.get("companions") or 0, needs=data["needs"], needs_note=data["needs_note"],
            language=self.language, news=data["news"], joins_group=data.get("joins_group", False), side=data.get("side", ""),
        )  # fmt: skip


class NotesForm(forms.Form):
    """What was said and shown at the event."""

    notes = _long(
        _("Notes"), rows=14, required=True,
        help_text=_("Markdown. Write what was said, not who said it, unless they have agreed to it."),
    )  # fmt: skip


class OutcomeForm(forms.Form):
    """What came of the event."""

    outcome = _long(
        _("What came of it?"), rows=6, required=True,
        help_text=_("What is done with what people said, and what is not, and why. Those who asked to hear of it are told."),
    )  # fmt: skip


class PictureForm(forms.Form):
    """A picture, with what it shows and why it may be shown."""

    file = UploadField(
        label=_("Picture"), help_text=_("JPEG or PNG. What the camera noted of place and time is taken out.")
    )
    alt = forms.CharField(
        label=_("What does the picture show?"),
        max_length=250,
        help_text=_("For those who cannot see it. One sentence."),
    )
    caption = forms.CharField(label=_("Caption"), max_length=250, required=False)
    consent = forms.ChoiceField(label=_("Why may it be shown?"), choices=Consent.choices, widget=forms.RadioSelect)
    consent_note = forms.CharField(
        label=_("How was consent given?"), max_length=250, required=False,
        help_text=_("For example: asked in the room, and signed on the list at the door."),
    )  # fmt: skip


class GroupForm(forms.Form):
    """A group that works on with what was said."""

    name = forms.CharField(label=_("Name"), max_length=150)
    purpose = _long(_("Purpose"), rows=3, required=True, most=2000)
    commission = _long(_("What is it to deliver?"), rows=3, required=True, most=2000)
    ends_on = DateField(label=_("Last day"), help_text=_("A group is for a limited time."))
    receiver = forms.ModelChoiceField(Body.objects.none(), label=_("Delivers to"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the bodies of today."""
        super().__init__(*args, **kwargs)
        self.fields["receiver"].queryset = Body.objects.current(clock.today())


class EstablishForm(forms.Form):
    """What kind of body a group becomes, and who of those who asked gets a seat."""

    body_type = forms.ModelChoiceField(BodyType.objects.all(), label=_("Kind of body"), required=False)
    members = forms.ModelMultipleChoiceField(
        Registration.objects.none(), label=_("Those who asked to join"), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Their names are shown on the page of the group."),
    )  # fmt: skip

    def __init__(self, *args: Any, joiners: Any, **kwargs: Any) -> None:
        """Offer those who asked at the event, by name and side."""
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = joiners
        self.fields["members"].label_from_instance = _who


def _who(one: Registration) -> str:
    return ", ".join(filter(None, (one.name, one.organisation, str(one.get_side_display()) if one.side else "")))


class OutputForm(forms.Form):
    """What a group has delivered."""

    output = _long(
        _("What has the group delivered?"), rows=10, required=True, help_text=_("Markdown. Everybody can read it.")
    )


class LessonsForm(forms.Form):
    """What is learned from the evaluation."""

    learned = _long(
        _("What do we take with us?"), rows=5, required=True, help_text=_("For the next event. Everybody can read it.")
    )


class TieForm(forms.Form):
    """A record that the event hangs on, or that came of it."""

    number = forms.CharField(
        label=_("Number of a consultation, matter, plan or other record"), max_length=20, help_text=_("As 2026-000123.")
    )
    came_of_it = forms.TypedChoiceField(
        label=_("How do they hang together?"),
        choices=[("no", _("The event is about it")), ("yes", _("It came of the event"))],
        coerce=lambda value: value == "yes", widget=forms.RadioSelect, initial="no",
    )  # fmt: skip

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        """Look only among what the person may see."""
        super().__init__(*args, **kwargs)
        self.person = person

    def clean(self) -> dict[str, Any]:
        """Find the record."""
        data = super().clean() or self.cleaned_data
        number = data.pop("number", "").strip()
        data["record"] = Record.objects.visible_to(self.person).filter(number=number).first()
        if number and data["record"] is None:
            self.add_error("number", _("No record has this number. It stands at the top of its page."))
        return data


class EvaluationForm(forms.Form):
    """What somebody thinks: five steps for each question, and a few words. Everything may be left out."""

    text = _long(
        _("What should we do differently next time?"), rows=4, most=2000,
        help_text=_("Do not write names. Only those who organise events read it."),
    )  # fmt: skip
    submission = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask the fixed questions, above the free words."""
        super().__init__(*args, **kwargs)
        choices = [(str(step), label) for step, label in STEPS]
        for name, question in QUESTIONS:
            self.fields[name] = forms.TypedChoiceField(
                label=question, choices=choices, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
            )
        self.order_fields([*self.asked, "text", "submission"])
        self.initial["submission"] = self.initial.get("submission") or uuid.uuid4()

    @property
    def asked(self) -> Sequence[str]:
        """The names of the questions."""
        return [name for name, _question in QUESTIONS]

    @property
    def answers(self) -> dict[str, int | None]:
        """What was answered to the questions."""
        return {name: self.cleaned_data.get(name) for name in self.asked}
