"""What is typed about commitments."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.commons.meetings.models import Meeting
from roret.commons.people.models import User
from roret.decide.commitments import selectors
from roret.decide.matters.models import Decision, RecommendationItem
from roret.foundation import clock
from roret.foundation.ui.fields import DateField

_words = {"rows": 4}


class _DueForm(forms.Form):
    due_on = DateField(label=_("Answer due"), required=False)
    due_meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label=_("Or at the meeting"), required=False,
        help_text=_("Choose a meeting when the answer is due at it; its day then counts."),
    )  # fmt: skip

    def __init__(self, *args: Any, body: int | None, **kwargs: Any) -> None:
        """Offer the coming meetings of the body."""
        super().__init__(*args, **kwargs)
        self.fields["due_meeting"].queryset = selectors.coming_meetings(body)


class CommitmentForm(_DueForm):
    """What was promised, by whom and by when."""

    title = forms.CharField(label=_("The promise in one line"), max_length=250)
    words = forms.CharField(
        label=_("The words of the promise"), max_length=2000, widget=forms.Textarea(attrs=_words),
        help_text=_("As they stand in the matter or the minutes. Everybody can read them."),
    )  # fmt: skip
    item = forms.ModelChoiceField(RecommendationItem.objects.none(), label=_("Recommendation item"), required=False)
    asked_by = forms.CharField(
        label=_("Who asked for it"), max_length=200, required=False, help_text=_("The committee or a party.")
    )
    owner = forms.ModelChoiceField(User.objects.none(), label=_("Owner"), required=False)
    field_order = ("title", "words", "item", "asked_by", "owner", "due_on", "due_meeting")

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        """Offer the items of the decision's matter, and those who work in its unit."""
        super().__init__(*args, body=decision.body_id, **kwargs)
        self.fields["item"].queryset = RecommendationItem.objects.filter(matter=decision.matter_id).order_by("number")
        self.fields["owner"].queryset = selectors.owners_in([decision.unit_id])


class MoveForm(_DueForm):
    """Another day, and why."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs=_words),
        help_text=_("Everybody can read the reason."),
    )


class AnswerForm(forms.Form):
    """How the promise was kept."""

    answered_on = DateField(label=_("Answered on"), initial=clock.today)
    answer = forms.CharField(
        label=_("The answer in short"), max_length=2000, required=False, widget=forms.Textarea(attrs=_words)
    )
    number = forms.CharField(
        label=_("Number of the matter that answers"), max_length=20, required=False,
        help_text=_("It then stands on the thread."),
    )  # fmt: skip


class WithdrawForm(forms.Form):
    """Why the promise no longer stands."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs=_words),
        help_text=_("Everybody can read the reason."),
    )
