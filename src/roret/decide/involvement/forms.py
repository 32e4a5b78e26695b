"""What is typed about an involvement."""

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.decide.involvement.enums import Form, Use
from roret.foundation.ui.fields import DateField


def _text(label: object, *, rows: int, most: int, **more: object) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **more)


class InvolvementForm(forms.Form):
    """Who, why, how, when, how many, what they said, and what it came to."""

    who = forms.CharField(
        label=_("Who?"), max_length=200, help_text=_("A unit, a council, an organisation or a group. Name no private person.")
    )  # fmt: skip
    purpose = _text(_("For what purpose?"), rows=2, most=1000)
    form = forms.ChoiceField(label=_("How?"), choices=[("", _("Choose")), *Form.choices])
    held = forms.BooleanField(label=_("It has been held"), required=False, initial=True)
    held_on = DateField(label=_("Which day?"), required=False, help_text=_("Leave it empty when nobody knows."))
    participants = forms.IntegerField(label=_("How many took part?"), required=False, min_value=0, max_value=1_000_000)
    input = _text(_("What did they say?"), rows=4, most=4000, required=False)
    use = forms.ChoiceField(
        label=_("What did it come to?"), choices=[("", _("Not concluded yet")), *Use.choices], required=False
    )
    use_reason = _text(_("How was it used, or why not?"), rows=3, most=1000, required=False)
    number = forms.CharField(
        label=_("Number of the hearing, meeting or event"), max_length=20, required=False,
        help_text=_("If it stands here as a record. The table then leads to it."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    use_reason.sometimes_needed = True  # type: ignore[attr-defined]  # together with the field before it
