"""What is typed about statements."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.models import Body
from roret.commons.meetings.models import AgendaItem, Meeting
from roret.commons.organisation.models import Unit
from roret.commons.people.models import User
from roret.foundation import clock
from roret.foundation.ui.fields import DateField
from roret.foundation.ui.sections import Section
from roret.listen.consultations.models import Consultation
from roret.listen.statements import selectors
from roret.listen.statements.enums import Effect, StatementType
from roret.listen.statements.models import LONGEST, Statement


class StatementForm(forms.Form):
    """What the body wants to say, and to whom."""

    body = forms.ModelChoiceField(Body.objects.none(), label=_("Council or committee"))
    type = forms.ChoiceField(
        label=_("Type"), choices=StatementType.choices, widget=forms.RadioSelect, initial=StatementType.STATEMENT
    )
    title = forms.CharField(label=_("Title"), max_length=250)
    text = forms.CharField(
        label=_("Text"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Begin with what you want. Then why."),
    )
    consultation = forms.ModelChoiceField(
        Consultation.objects.none(), label=_("Answers the consultation"), required=False,
        help_text=_("Leave empty when the body speaks on its own initiative. When it is sent, it is your response."),
    )  # fmt: skip
    to_unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Addressed to"), required=False,
        help_text=_("A committee or an administration. Not needed when it answers a consultation."),
    )  # fmt: skip
    to_others = forms.CharField(label=_("Or to somebody outside the municipality"), max_length=200, required=False)
    no_case = forms.BooleanField(
        label=_("The names in the text are no individual case"), required=False,
        help_text=_("Only where the body treats no individual cases, and the machine has taken a name for one."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sections = (
        Section(_("What"), ("body", "type", "title", "text", "no_case")),
        Section(_("To whom"), ("consultation", "to_unit", "to_others")),
    )

    def __init__(self, *args: Any, person: Any, statement: Statement | None = None, **kwargs: Any) -> None:
        """Offer the bodies that ``person`` may write for; a draft keeps its body."""
        super().__init__(*args, **kwargs)
        bodies = selectors.bodies_to_write_for(person)
        if statement:
            bodies = Body.objects.filter(pk=statement.body_id)
            self.fields["body"].disabled = True
        self.fields["body"].queryset = bodies
        if not statement and len(bodies) == 1:
            self.fields["body"].initial = bodies[0].pk
        asked = selectors.consultations_for(body.pk for body in bodies)
        kept = Consultation.objects.filter(pk=statement.consultation_id) if statement else Consultation.objects.none()
        self.fields["consultation"].queryset = Consultation.objects.filter(
            pk__in=[one.pk for one in (*asked, *kept)]
        ).order_by("ends_at")
        self.fields["to_unit"].queryset = Unit.objects.current(clock.today()).order_by("sort_key")


class CommentForm(forms.Form):
    """A remark to those who write along."""

    text = forms.CharField(
        label=_("Your comment"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Read by the body and its secretary only."),
    )


class MeetingForm(forms.Form):
    """The meeting at which the body treats the draft."""

    meeting = forms.ModelChoiceField(Meeting.objects.none(), label=_("Meeting"))

    def __init__(self, *args: Any, statement: Statement, **kwargs: Any) -> None:
        """Offer the coming meetings of the body."""
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = selectors.coming_meetings(statement)


class AdoptForm(forms.Form):
    """How the body adopted it."""

    item = forms.ModelChoiceField(
        AgendaItem.objects.none(), label=_("Adopted at the item"), required=False,
        help_text=_("Items of meetings that the body has held."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Or adopted in writing, because"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody who reads the statement can read the reason."),
    )

    def __init__(self, *args: Any, statement: Statement, **kwargs: Any) -> None:
        """Offer the items of the meetings that the body has held; its own stands chosen."""
        super().__init__(*args, **kwargs)
        field = self.fields["item"]
        field.queryset = selectors.items_of_held_meetings(statement)
        field.label_from_instance = _item_in_words
        if statement.item and statement.item.meeting.has_begun:
            field.initial = statement.item_id


def _item_in_words(item: AgendaItem) -> str:
    return f"{item.meeting}: {item}"


class AcknowledgeForm(forms.Form):
    """Who answers, by when."""

    owner = forms.ModelChoiceField(User.objects.none(), label=_("Owner"), required=False)
    due_on = DateField(label=_("Answer due"), required=False)

    def __init__(self, *args: Any, statement: Statement, **kwargs: Any) -> None:
        """Offer those who answer for the unit; the day stands as it is."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = selectors.owners_in(statement.unit_id)
        self.fields["owner"].initial, self.fields["due_on"].initial = statement.owner_id, statement.due_on


class TreatForm(forms.Form):
    """How it was treated."""

    note = forms.CharField(label=_("How was it treated?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    number = forms.CharField(
        label=_("Number of the matter that treats it"), max_length=20, required=False,
        help_text=_("It then stands on the thread."),
    )  # fmt: skip


class AnswerForm(forms.Form):
    """What the council is told."""

    answer = forms.CharField(label=_("The answer"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 10}))
    effect = forms.ChoiceField(
        label=_("What does it lead to?"), choices=Effect.choices, widget=forms.RadioSelect, initial=Effect.NOTED
    )
    number = forms.CharField(
        label=_("Number of the matter or decision that answers"), max_length=20, required=False,
        help_text=_("It then stands on the thread."),
    )  # fmt: skip
