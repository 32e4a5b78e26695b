"""Forms of bodies."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.enums import Right
from roret.commons.bodies.models import Body, BodyType, GoverningText, Membership, Pool, Post
from roret.foundation import clock
from roret.foundation.ui.fields import DateField

_DAYS = ("valid_from", "valid_to", "term_begins", "term_ends", "begins_on", "ends_on", "adopted_on")
_FIELDS = dict.fromkeys(_DAYS, DateField)


class BodyForm(forms.ModelForm):
    """A body."""

    class Meta:
        model = Body
        fields = (
            "name", "name_en", "abbreviation", "kind", "body_type", "parent", "area", "statutory", "deciding", "legal_basis",
            "is_heard", "is_informed", "may_propose", "may_state", "publishes_statements", "takes_deputations",
            "no_individual_cases", "meets_closed", "tasks", "rights", "limits", "cadence", "term_begins", "term_ends",
            "composition_known", "email", "phone", "address", "description", "valid_from", "valid_to",
        )  # fmt: skip
        field_classes = _FIELDS
        help_texts = {
            "body_type": _("A new body takes its rights and limits from its kind, where you tick nothing"),
            "tasks": _("Markdown"),
            "rights": _("Markdown"),
            "limits": _("What the body may not do, for instance treat personal cases"),
            "composition_known": _("Leave empty when the source does not tell how many seats there are"),
        }


class BodyTypeForm(forms.ModelForm):
    """A kind of body."""

    class Meta:
        model = BodyType
        fields = ("name", "name_en", *BodyType.INHERITED, "end_required", "area_required")


class PoolForm(forms.ModelForm):
    """A pool of a body."""

    class Meta:
        model = Pool
        fields = ("body", "name", "year", "frame", "purposes")


class GoverningTextForm(forms.ModelForm):
    """A new version of a governing text."""

    class Meta:
        model = GoverningText
        fields = ("body", "kind", "valid_from", "adopted_by", "adopted_on", "text")
        field_classes = _FIELDS
        widgets = {"text": forms.Textarea(attrs={"rows": 20})}


class PostForm(forms.ModelForm):
    """A post in a body."""

    class Meta:
        model = Post
        fields = (
            "body", "label", "source", "filled_by", "seats", "order", "valid_from", "valid_to", "term_years", "staggered",
            "substitutes_wanted", "rotating", "ex_officio", "recommended_by", "appointed_by",
        )  # fmt: skip
        field_classes = _FIELDS
        help_texts = {
            "seats": _("When it changes later on, keep this number and change it from a day on the post's page")
        }


class MembershipForm(forms.ModelForm):
    """A person on a post."""

    class Meta:
        model = Membership
        fields = (
            "post",
            "name",
            "user",
            "role",
            "on_behalf_of",
            "substitute_for",
            "substitute_order",
            "begins_on",
            "ends_on",
        )
        field_classes = _FIELDS
        help_texts = {"user": _("Only when the member signs in here"), "role": _("For instance chair")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = Post.objects.select_related("body")
        self.fields["post"].label_from_instance = lambda post: f"{post.body}: {post}"
        members = Membership.objects.current().filter(substitute_order=None).select_related("post__body")
        self.fields["substitute_for"].queryset = members
        self.fields["substitute_for"].label_from_instance = lambda one: f"{one.post.body}: {one}"


class EndMembershipForm(forms.Form):
    """The end of a membership."""

    on = DateField(label=_("Last day"))
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)
    let_substitute_in = forms.BooleanField(label=_("Let the first substitute take the seat"), required=False)

    def __init__(self, *args: Any, substitutes: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not substitutes:
            del self.fields["let_substitute_in"]


class SeatsForm(forms.Form):
    """Another number of seats from a day on."""

    seats = forms.IntegerField(
        label=_("Seats"), min_value=0, max_value=999, required=False, help_text=_("Empty when the number is unknown")
    )
    from_day = DateField(label=_("From"))
    basis = forms.CharField(
        label=_("Decided by and when"), max_length=200, help_text=_("For instance the council, 13 October 2022")
    )


class RightForm(forms.Form):
    """A right that a body is given or loses from a day on."""

    right = forms.ChoiceField(label=_("Right"), choices=Right.choices)
    given = forms.TypedChoiceField(
        label=_("From the day on, the body"),
        choices=[("1", _("has the right")), ("0", _("does not have the right"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    first_day = DateField(label=_("From"))
    basis = forms.CharField(
        label=_("Decided by and when"), max_length=200, help_text=_("For instance the council, 13 October 2022")
    )


class RecommendForm(forms.Form):
    """A person who is recommended for a seat that another body gives."""

    name = forms.CharField(label=_("Name"), max_length=150)
    on_behalf_of = forms.CharField(label=_("On behalf of"), max_length=150, required=False)
    on = DateField(label=_("Recommended"), initial=clock.today)
    ends_on = DateField(label=_("To"), required=False)


class ConfirmForm(forms.Form):
    """The day of an appointment."""

    on = DateField(label=_("Appointed"), initial=clock.today)


class DayForm(forms.Form):
    """The day on which one wants to see a body."""

    on = DateField(label=_("Members on"), required=False)


def chosen_day(request: HttpRequest) -> tuple[DayForm, date]:
    """Return the form for a day, and the day in the address; today when there is none, or none that can be read."""
    form = DayForm(request.GET if request.GET.get("on") else None, initial={"on": clock.today()})
    return form, (form.cleaned_data.get("on") if form.is_valid() else None) or clock.today()
