"""What is typed about rules and duties."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.models import Body
from roret.commons.organisation.models import TargetGroup
from roret.commons.records.models import Topic
from roret.decide.duties.enums import Domain, Frequency
from roret.decide.matters.enums import Step
from roret.foundation import clock
from roret.foundation.files.fields import UploadField
from roret.foundation.ui.choices import ChoiceList, ChoiceListField
from roret.foundation.ui.fields import DateField
from roret.foundation.ui.sections import Section


class DomainsForm(forms.Form):
    """Which domains a matter lies in."""

    domains = forms.MultipleChoiceField(
        label=_("Domains"), choices=Domain.choices, required=False, widget=ChoiceList,
        help_text=_("Tick none when the matter lies in none of them."),
    )  # fmt: skip
    domains.sometimes_needed = True  # type: ignore[attr-defined]  # none is an answer, and must be given


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=_("Why?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why. The reason can be read with the matter.")},
    )  # fmt: skip


class NothingForm(forms.Form):
    """A button."""


class _DocumentForm(forms.Form):
    file = UploadField(
        label=_("Document"), required=False, help_text=_("It becomes an attachment of the matter, and is read with it.")
    )  # fmt: skip
    reference = forms.CharField(
        label=_("Where the document is"), max_length=300, required=False,
        help_text=_("When you do not attach it: for instance the number in the record system."),
    )  # fmt: skip


class SentForm(_DocumentForm):
    """That a hearing was sent outside Roret."""

    sent_on = DateField(label=_("Sent"), initial=clock.today)
    due_on = DateField(label=_("Answer due"), required=False)
    field_order = ("sent_on", "due_on", "file", "reference")


class AnswerForm(_DocumentForm):
    """That an answer came outside Roret."""

    answered_on = DateField(label=_("Answered"), initial=clock.today)
    field_order = ("answered_on", "file", "reference")


class RuleForm(forms.Form):
    """What a rule says from a day on."""

    name = forms.CharField(label=_("Name"), max_length=200)
    consultee = forms.ModelChoiceField(
        Body.objects.none(), label=_("Who must be heard"), required=False,
        empty_label=_("The local committees of the matter's areas"),
    )  # fmt: skip
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=300)
    valid_from = DateField(label=_("In force from"))
    domains = forms.MultipleChoiceField(
        label=_("Domains"), choices=Domain.choices, required=False, widget=ChoiceList,
        help_text=_("One domain, topic or target group in common is enough. Nothing ticked in all three: every matter."),
    )  # fmt: skip
    topics = ChoiceListField(Topic.objects.all(), label=_("Topics"), required=False)
    target_groups = ChoiceListField(TargetGroup.objects.all(), label=_("Target groups"), required=False)
    deciders = ChoiceListField(
        Body.objects.none(), label=_("Decided by"), required=False, help_text=_("Nothing ticked: every committee.")
    )
    significance = forms.CharField(
        label=_("Significance test"), max_length=300, required=False,
        help_text=_("The question that the case worker answers for each matter. Empty: nobody may judge the hearing away."),
    )  # fmt: skip
    step = forms.ChoiceField(label=_("Before which step"), choices=Step.choices, initial=Step.DECISION)
    frequency = forms.ChoiceField(label=_("How often"), choices=Frequency.choices, initial=Frequency.EVERY_MATTER)
    must_answer = forms.BooleanField(
        label=_("They must answer"), required=False,
        help_text=_("Ticked: the decision waits for the answer. Else it waits until the deadline has passed."),
    )  # fmt: skip
    number = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sections = (
        Section(_("Whom, and on what ground"), ("name", "consultee", "legal_basis", "valid_from")),
        Section(_("In which matters"), ("domains", "significance", "step", "frequency", "must_answer")),
        Section(_("Narrower still"), ("topics", "target_groups", "deciders"), folded=True),
    )

    def __init__(self, *args: Any, new: bool = True, **kwargs: Any) -> None:
        """Offer the bodies of today; the name is given once."""
        super().__init__(*args, **kwargs)
        bodies = Body.objects.current().order_by("sort_key")
        self.fields["consultee"].queryset = bodies.filter(deciding=False)  # type: ignore[attr-defined]
        self.fields["deciders"].queryset = bodies.filter(deciding=True)  # type: ignore[attr-defined]
        if not new:
            del self.fields["name"]


class EndForm(forms.Form):
    """From which day a rule counts no more."""

    valid_to = DateField(label=_("No longer in force from"), initial=clock.today)
