"""Forms about meetings and agendas."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.models import Membership
from roret.commons.meetings.enums import AgendaKind, Outcome
from roret.commons.meetings.models import AgendaItem, Cadence, MeetingRule
from roret.commons.records.models import Record
from roret.foundation.ui.fields import DateField, DateTimeField, TimeField


class AgendaFileForm(forms.Form):
    """A file with an agenda."""

    file = forms.FileField(
        label=_("File"), help_text=_("XML as SBSYS or Acadre makes it for FirstAgenda, at most 5 MB")
    )


class MeetingForm(forms.Form):
    """When and where a body meets."""

    title = forms.CharField(
        label=_("Title"),
        max_length=250,
        required=False,
        help_text=_("Leave it empty to call it by the body and the day."),
    )
    begins_at = DateTimeField(label=_("Begins"))
    ends_at = DateTimeField(label=_("Ends"), required=False)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    summary = forms.CharField(label=_("In short"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    closed = forms.BooleanField(label=_("Closed to the public"), required=False)


class NewMeetingForm(MeetingForm):
    """A new meeting: of which body, and whether it is announced at once."""

    body = forms.ModelChoiceField(Record.objects.none(), label=_("Body"))
    announce = forms.BooleanField(label=_("Show it in the calendar at once"), required=False, initial=True)
    held = forms.BooleanField(label=_("It has been held, I only register it"), required=False)
    field_order = ("body", "title", "begins_at")

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        """Offer the bodies for which the person plans."""
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies


class MeetingChangeForm(MeetingForm):
    """Changes to a meeting, with the version they were begun from."""

    title = forms.CharField(label=_("Title"), max_length=250)
    version = forms.IntegerField(widget=forms.HiddenInput)


class ItemForm(forms.Form):
    """An agenda item without a matter."""

    title = forms.CharField(label=_("New item"), max_length=250)
    number = forms.IntegerField(
        label=_("Number"), required=False, min_value=1, max_value=999, help_text=_("Leave it empty to put it last.")
    )
    kind = forms.TypedChoiceField(
        label=_("What it is for"),
        choices=AgendaKind.choices,
        initial=AgendaKind.DECISION,
        required=False,
        empty_value=AgendaKind.DECISION,
    )
    closed = forms.BooleanField(label=_("Closed item"), required=False)
    no_case = forms.BooleanField(
        label=_("It names a person, but is no individual case"),
        required=False,
        help_text=_("For instance the election of a chair. A CPR number is never let through."),
    )

    def __init__(self, *args: Any, asks: bool = False, **kwargs: Any) -> None:
        """Ask about individual cases where the body treats none."""
        super().__init__(*args, **kwargs)
        if not asks:
            del self.fields["no_case"]


class CadenceForm(forms.ModelForm):
    """How often something is held, and on which day."""

    class Meta:
        model = Cadence
        fields = (
            "unit", "kind", "what", "frequency", "at_least", "about", "weekday", "week", "month", "begins", "minutes", "place",
            "valid_from", "valid_to",
        )  # fmt: skip
        field_classes = {"valid_from": DateField, "valid_to": DateField}


class PlanYearForm(forms.Form):
    """A year to be planned by a body's cadences."""

    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    announce = forms.BooleanField(
        label=_("Show the meetings in the calendar at once"), required=False, help_text=_("Else they are drafts.")
    )


class MoveForm(forms.Form):
    """The day, or the month, to which a meeting is moved."""

    day = DateField(label=_("Move to"), required=False)
    month = forms.IntegerField(min_value=1, max_value=12, required=False, widget=forms.HiddenInput)


class DisqualificationForm(forms.Form):
    """The question whether a member may take part in an item."""

    item = forms.ModelChoiceField(AgendaItem.objects.none(), label=_("Item"))
    membership = forms.ModelChoiceField(Membership.objects.none(), label=_("Member"))
    reason = forms.CharField(
        label=_("Why the question is raised"),
        max_length=500,
        help_text=_("Only members and staff of the body can read it."),
    )

    def __init__(self, *args: Any, items: Any, members: Any, **kwargs: Any) -> None:
        """Offer the meeting's items, and those who sit in the body that day."""
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset, self.fields["membership"].queryset = items, members


class DecideForm(forms.Form):
    """What the body decided about a member."""

    outcome = forms.ChoiceField(
        label=_("Decision"), choices=[(one.value, one.label) for one in Outcome if one != Outcome.RAISED]
    )
    substitute = forms.ModelChoiceField(Membership.objects.none(), label=_("Substitute"), required=False)

    def __init__(self, *args: Any, substitutes: Any, **kwargs: Any) -> None:
        """Offer those who stand in line."""
        super().__init__(*args, **kwargs)
        self.fields["substitute"].queryset = substitutes


class CancelForm(forms.Form):
    """Why a meeting is cancelled."""

    reason = forms.CharField(label=_("Why is it cancelled?"), max_length=300)


class CallForm(forms.Form):
    """Why a meeting is called late; nothing where it is called in time."""

    short_notice = forms.CharField(
        label=_("Why is it called so late?"),
        max_length=300,
        required=False,
        help_text=_("Only where there are fewer days left than the rule says. Everybody may read it."),
    )


class ApologyForm(forms.Form):
    """Why somebody stays away."""

    reason = forms.CharField(
        label=_("Why can you not come?"),
        max_length=300,
        required=False,
        help_text=_("You need not say. Only the secretary reads it, and it is forgotten 30 days after the meeting."),
    )


class GuestForm(forms.Form):
    """A guest at a meeting."""

    name = forms.CharField(label=_("Name of the guest"), max_length=150)
    office = forms.CharField(label=_("In what capacity"), max_length=150, required=False)


class PresenceForm(forms.Form):
    """When somebody arrived and left, on the day of the meeting."""

    arrived_at = TimeField(label=_("Arrived"), required=False)
    left_at = TimeField(label=_("Left"), required=False)


class MeetingRuleForm(forms.ModelForm):
    """Notice and quorum of a body from a day on."""

    class Meta:
        model = MeetingRule
        fields = ("body", "first_day", "notice_days", "quorum", "number", "basis")
        field_classes = {"first_day": DateField}
