"""What is typed about deputations."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.models import Body
from roret.commons.meetings.models import Meeting
from roret.foundation.files.fields import UploadField
from roret.foundation.ui.fields import TimeField
from roret.foundation.ui.sections import Section
from roret.listen.deputations import selectors
from roret.listen.deputations.models import MOST_PEOPLE, Deputation
from roret.listen.deputations.rules import MOST_MINUTES
from roret.listen.deputations.services import Wish

KEPT = (
    "body",
    "topic",
    "text",
    "number",
    "wished_meeting",
    "people",
    "name",
    "organisation",
    "email",
    "phone",
    "submission",
)
"""What a draft keeps; files are chosen again."""


class DeputationForm(forms.Form):
    """What a citizen or a group asks for."""

    body = forms.ModelChoiceField(Body.objects.none(), label=_("Before whom do you want to speak?"))
    topic = forms.CharField(label=_("What is it about?"), max_length=200, help_text=_("One line, without names."))
    text = forms.CharField(
        label=_("What do you want to say?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("In short. You say the rest at the meeting."),
    )
    no_case = forms.BooleanField(
        label=_("It is neither a complaint about an employee nor one person's own case"), required=False
    )
    number = forms.CharField(
        label=_("Number of the matter it is about"), max_length=20, required=False,
        help_text=_("It stands on the matter's page, as in 2026-000123. Leave empty when you do not know it."),
    )  # fmt: skip
    wished_meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label=_("At which meeting?"), required=False, help_text=_("You may leave it to us.")
    )
    files = UploadField(label=_("Material"), required=False)
    people = forms.IntegerField(label=_("How many come?"), min_value=1, max_value=MOST_PEOPLE, initial=1)
    name = forms.CharField(label=_("Your name"), max_length=150)
    organisation = forms.CharField(label=_("Group or association"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("Then we write when there is news. Else keep the private link.")
    )
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    submission = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    sections = (
        Section(_("What"), ("body", "topic", "text", "no_case", "number", "files")),
        Section(_("When and who"), ("wished_meeting", "people", "name", "organisation", "email", "phone")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the bodies that take deputations and their coming meetings."""
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = selectors.bodies_that_take()
        self.fields["wished_meeting"].queryset = selectors.meetings_to_wish_for()
        self.fields["submission"].initial = self.initial.get("submission") or str(uuid4())

    def clean_submission(self) -> str:
        """Return the mark of this sending; a new one where the form came without."""
        return self.cleaned_data["submission"] or str(uuid4())

    def clean(self) -> dict[str, Any]:
        """Find the matter, and see that the meeting is one of the body."""
        data = super().clean() or self.cleaned_data
        data["record"] = selectors.matters_on(data.get("number") or "")
        if data.get("number") and data["record"] is None:
            self.add_error("number", _now("There is no published matter with that number."))
        body, meeting = data.get("body"), data.get("wished_meeting")
        if body and meeting and meeting.body_id != body.pk:
            self.add_error(
                "wished_meeting", _now("That meeting is another committee's. Choose one of the committee's own.")
            )
        return data

    def wish(self, files: Any) -> Wish:
        """Return what was filled in."""
        names = (
            "body",
            "topic",
            "text",
            "no_case",
            "record",
            "wished_meeting",
            "people",
            "name",
            "organisation",
            "email",
            "phone",
        )
        return Wish(**{name: self.cleaned_data[name] for name in names}, files=files)


class OfferForm(forms.Form):
    """A time within a meeting, and what everybody reads on the agenda."""

    meeting = forms.ModelChoiceField(Meeting.objects.none(), label=_("Meeting"))
    time = TimeField(label=_("Time"))
    minutes = forms.IntegerField(label=_("How many minutes?"), min_value=1, max_value=MOST_MINUTES, initial=10)
    title = forms.CharField(
        label=_("Title on the agenda"), max_length=200,
        help_text=_("Everybody reads it. Do not name those who come, unless they speak for a group."),
    )  # fmt: skip

    def __init__(self, *args: Any, deputation: Deputation, **kwargs: Any) -> None:
        """Offer the coming meetings of the body; the one that is wished for stands chosen."""
        super().__init__(*args, **kwargs)
        meetings = selectors.meetings_with_time(deputation)
        self.fields["meeting"].queryset = meetings
        chosen = deputation.meeting_id or deputation.wished_meeting_id
        self.fields["meeting"].initial = chosen or (meetings[0].pk if meetings else None)
        self.fields["title"].initial = deputation.item.title if deputation.item else _now("Deputation")

    def clean(self) -> dict[str, Any]:
        """Turn the time of the day into a moment on the day of the meeting."""
        data = super().clean() or self.cleaned_data
        meeting, time = data.get("meeting"), data.pop("time", None)
        if meeting and time:
            data["slot_at"] = make_aware(datetime.combine(localdate(meeting.begins_at), time))
        return data


class DeclineForm(forms.Form):
    """Why they cannot speak."""

    reason = forms.CharField(
        label=_("Why?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Those who asked read it by their link."),
    )  # fmt: skip


class NoteForm(forms.Form):
    """What they said."""

    note = forms.CharField(
        label=_("Note for the minutes"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("In short, without names of persons who do not speak for a group."),
    )  # fmt: skip
