"""Forms about contributions, themes and answers."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.forms import PlaceField
from roret.commons.areas.models import Area
from roret.commons.areas.selectors import Spot
from roret.commons.bodies.models import Body
from roret.commons.people.models import User
from roret.engines.texts.redaction import find_personal_data
from roret.foundation import clock
from roret.foundation.files.fields import ReadableUploadField
from roret.foundation.i18n.languages import choices, language_of, offered
from roret.foundation.ui.fields import DateField
from roret.listen.contributions.enums import (
    AgeBand,
    Capacity,
    Channel,
    PlaceAsked,
    Position,
    Publication,
    RedactionReason,
    TextUse,
)
from roret.listen.contributions.models import StandardText, Theme
from roret.listen.contributions.selectors import ground_of_record
from roret.listen.contributions.services import Content

LONGEST = 50_000


class ContributionForm(forms.Form):
    """What a sender fills in. Personal data in the text is pointed out once; the sender may keep it after that."""

    text = forms.CharField(
        label=_("Your response"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "Do not write CPR numbers, and nothing private about other people. "
            "We read every response and take such things out before others see it."
        ),
        error_messages={
            "required": _("Write your response."),
            "max_length": _("Your response is longer than 50,000 characters. Shorten it or attach a file."),
        },
    )
    language = forms.ChoiceField(
        label=_("Which language do you write in?"),
        required=False,
        help_text=_("A person at the municipality translates it into Danish. Others see both."),
    )
    position = forms.ChoiceField(
        label=_("Where do you stand?"), choices=Position.choices, required=False, widget=forms.RadioSelect
    )
    place = PlaceField(
        label=_("Which place is it about?"),
        required=False,
        help_text=_("Write a square of the map, such as C4: the letter above it and the number to the left of it."),
    )
    place_area = forms.ModelChoiceField(Area.objects.none(), label=_("Or choose a whole area"), required=False)
    rough_place = forms.BooleanField(
        label=_("Show others my point only roughly"),
        required=False,
        help_text=_(
            "Others then see it within 200 metres. The point of a private person is always shown so, and only if the response "
            "may be read by others."
        ),
    )
    files = ReadableUploadField(label=_("Attach files"), required=False)
    capacity = forms.ChoiceField(
        label=_("In which capacity do you answer?"),
        choices=Capacity.choices,
        initial=Capacity.PRIVATE,
        widget=forms.RadioSelect,
    )
    organisation = forms.CharField(
        label=_("Organisation, council or company"),
        max_length=200,
        required=False,
        help_text=_("Only when you answer on behalf of others."),
    )
    organisation.sometimes_needed = True  # type: ignore[attr-defined]  # so it is not called optional
    name = forms.CharField(label=_("Your name"), max_length=150, required=False)
    email = forms.EmailField(
        label=_("Your e-mail"),
        required=False,
        help_text=_("For your receipt, and so that you can hear what became of your response. It is never shown."),
    )
    area = forms.ModelChoiceField(Area.objects.none(), label=_("Where do you live?"), required=False)
    age_band = forms.ChoiceField(
        label=_("How old are you?"),
        choices=[("", _("I would rather not say")), *AgeBand.choices],
        required=False,
        help_text=_(
            "Only if you wish to say it. It is never shown beside your response; we use it to see whom we do not hear."
        ),
    )
    publication = forms.ChoiceField(
        label=_("May others read your response?"),
        choices=Publication.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether others may read your response.")},
    )
    keep_personal = forms.BooleanField(
        label=_("Send it as it is"),
        required=False,
        help_text=_("A moderator takes CPR numbers, phone numbers and e-mails out before others can read it."),
    )
    submission = forms.CharField(widget=forms.HiddenInput, max_length=40)
    reply_to = forms.CharField(widget=forms.HiddenInput, max_length=24, required=False)

    def __init__(self, *args: Any, asked_by: Any = None, **kwargs: Any) -> None:
        """Offer the districts, and give the form the number that makes a second sending harmless.

        ``asked_by`` is what is answered: it says whether a place may be given.
        """
        super().__init__(*args, **kwargs)
        for name in ("area", "place_area"):
            self.fields[name].queryset = Area.objects.filter(division__order=1)
        self._ask_for_place(asked_by)
        self._ask_for_language(getattr(asked_by, "languages", ()))
        self.initial["submission"] = self.initial.get("submission") or str(uuid.uuid4())
        self.personal_data: list[Any] = []

    def _ask_for_language(self, languages: Sequence[str]) -> None:
        self.languages = languages
        if not languages:
            del self.fields["language"]
            return
        self.fields["language"].choices = [("", _("Let the text tell")), *offered(languages)]  # type: ignore[attr-defined]

    def _ask_for_place(self, asked_by: Any) -> None:
        asked = PlaceAsked(getattr(asked_by, "place_asked", PlaceAsked.NONE))
        gone = {PlaceAsked.NONE: ("place", "place_area", "rough_place"), PlaceAsked.POINT: ("place_area",)}
        for name in gone.get(asked, ()):
            del self.fields[name]
        if asked:
            self.fields["place"].stand_on(ground_of_record(asked_by))  # type: ignore[attr-defined]

    def clean_submission(self) -> str:
        """Take only the form's own kind of number."""
        try:
            return str(uuid.UUID(self.cleaned_data["submission"]))
        except ValueError as error:
            raise ValidationError(_("The form is too old. Send it once more.")) from error

    def clean(self) -> dict[str, Any]:
        """Ask for the organisation where one speaks for one, and point out personal data."""
        data = super().clean() or self.cleaned_data
        if data.get("capacity") not in {None, Capacity.PRIVATE} and not data.get("organisation"):
            self.add_error("organisation", _("Write on whose behalf you answer."))
        self._clean_place(data)
        if not data.get("keep_personal"):
            self._point_out(find_personal_data(data.get("text", "")))
        return data

    def _clean_place(self, data: dict[str, Any]) -> None:
        """Take the chosen area where no point was marked; refuse a point that lies in another area than the one chosen."""
        spot, area = data.get("place"), data.get("place_area")
        if spot and area and spot.area_id != area.pk:
            self.add_error("place_area", _("The point does not lie in %(area)s. Choose one of them.") % {"area": area})
        elif area and not spot and "place" not in self.errors:
            data["place"] = Spot(area.pk)

    def _point_out(self, findings: list[Any]) -> None:
        self.personal_data = findings
        if findings:
            words = ", ".join(str(_("“%(words)s”") % {"words": found.text}) for found in findings[:5])
            self.add_error(
                "text",
                _("This looks like personal data: %(words)s. Take it out, or tick “Send it as it is” below.")
                % {"words": words},
            )

    def content(self, *, files: Any = (), reply_to: Any = None) -> Content:
        """Return what was filled in, as the service takes it."""
        data = self.cleaned_data
        return Content(
            text=data["text"],
            capacity=data["capacity"],
            author_name=data["name"],
            email=data["email"],
            organisation=data["organisation"],
            body=data.get("body"),
            area=data["area"],
            position=data["position"],
            publication=data["publication"],
            age_band=data.get("age_band", ""),
            reply_to=reply_to,
            language=data.get("language", ""),
            languages=self.languages,
            place=data.get("place"),
            rough_place=data.get("rough_place", False),
            files=files,
        )


class EntryForm(ContributionForm):
    """What a clerk enters from paper, phone or a meeting."""

    channel = forms.ChoiceField(
        label=_("How did it come?"),
        choices=[choice for choice in Channel.choices if choice[0] != Channel.WEB],
        widget=forms.RadioSelect,
    )
    received_on = DateField(
        label=_("Which day did it come?"), initial=clock.today, help_text=_("The day decides whether it came in time.")
    )
    body = forms.ModelChoiceField(Body.objects.none(), label=_("Council"), required=False)
    field_order = ("channel", "received_on", "text")
    labels = {
        "text": _("What the sender writes or says"),
        "capacity": _("In which capacity does the sender answer?"),
        "organisation": _("On whose behalf does the sender answer?"),
        "name": _("The sender's name"),
        "email": _("The sender's e-mail"),
        "area": _("Where does the sender live?"),
        "publication": _("May others read it?"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the councils of today, and ask about the sender, who is another than the one who types."""
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Body.objects.current()
        self.fields["keep_personal"].initial = True
        for name, label in self.labels.items():
            self.fields[name].label = label
        self.fields["text"].help_text = self.fields["organisation"].help_text = ""

    def clean_received_on(self) -> date:
        """Refuse a day that has not come yet."""
        if self.cleaned_data["received_on"] > clock.today():
            raise ValidationError(_("The day has not come yet."))
        return self.cleaned_data["received_on"]


class LanguageForm(forms.Form):
    """Which language a response is in."""

    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer Danish first, then the languages of the world, the frequent ones first."""
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [
            ("", _("Choose a language")),
            ("da", language_of("da").name),
            *choices(),
        ]  # type: ignore[attr-defined]


class ResponseTranslationForm(forms.Form):
    """What a response says in Danish."""

    text = forms.CharField(
        label=_("In Danish"), max_length=60_000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Translate what others may read, as it stands. What was taken out stays out."),
    )  # fmt: skip
    translator = forms.CharField(
        label=_("Who translated it?"), max_length=200, help_text=_("A person or a bureau; never a machine.")
    )


class ThemeForm(forms.Form):
    """A theme with the owner of its answer."""

    title = forms.CharField(label=_("Theme"), max_length=250)
    summary = forms.CharField(label=_("In short"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    owner = forms.ModelChoiceField(User.objects.none(), label=_("Who writes the answer?"), required=False)
    due_on = DateField(label=_("Answer due"), required=False)

    def __init__(self, *args: Any, owners: Any = None, **kwargs: Any) -> None:
        """Offer those who work in the unit."""
        super().__init__(*args, **kwargs)
        if owners is not None:
            self.fields["owner"].queryset = owners

    def clean_due_on(self) -> date | None:
        """Refuse a day that has passed: an answer is not born overdue."""
        due_on: date | None = self.cleaned_data["due_on"]
        if due_on and due_on < clock.today():
            raise ValidationError(_("Choose a day that has not passed."))
        return due_on


class ThemeChangeForm(forms.Form):
    """A theme's words."""

    title = forms.CharField(label=_("Theme"), max_length=250)
    title_en = forms.CharField(label=_("Theme in English"), max_length=250, required=False)
    summary = forms.CharField(label=_("In short"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class GroupForm(forms.Form):
    """Which theme the ticked responses belong to."""

    theme = forms.ModelChoiceField(Theme.objects.none(), label=_("Put the ticked responses under"))

    def __init__(self, *args: Any, themes: Any, shown: Any = None, label: str = "", **kwargs: Any) -> None:
        """Offer the consultation's themes; ``shown`` are the same, where the page has read them already."""
        super().__init__(*args, **kwargs)
        field = self.fields["theme"]
        field.queryset, field.label = themes, label or field.label
        if shown is not None:
            field.widget.choices = [("", field.empty_label), *((theme.pk, str(theme)) for theme in shown)]


class MergeForm(forms.Form):
    """Which theme takes in this one."""

    into = forms.ModelChoiceField(Theme.objects.none(), label=_("Merge into"))

    def __init__(self, *args: Any, themes: Any, **kwargs: Any) -> None:
        """Offer the other themes of the same consultation."""
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = themes


class AssignForm(forms.Form):
    """Who owes an answer, and when."""

    owner = forms.ModelChoiceField(User.objects.none(), label=_("Who writes the answer?"), required=False)
    due_on = DateField(label=_("Answer due"), required=False)

    def __init__(self, *args: Any, owners: Any, **kwargs: Any) -> None:
        """Offer those who work in the unit."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = owners


class StandardTextForm(forms.ModelForm):
    """A text that is used again."""

    class Meta:
        model = StandardText
        fields = ("title", "use", "text")


class AnswerForm(forms.Form):
    """The official answer; a standard text can be put after what is written."""

    text = forms.CharField(
        label=_("The municipality's answer"),
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": _("Write the answer first.")},
        help_text=_("Write to those who answered. Short sentences; say what is done and why."),
    )
    template = forms.ModelChoiceField(
        StandardText.objects.filter(use=TextUse.ANSWER), label=_("Standard text"), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Demand an answer, but not from who only wants a standard text to begin with."""
        super().__init__(*args, **kwargs)
        self.fields["text"].required = "insert" not in self.data


class RedactionForm(forms.Form):
    """Words to be taken out, and why."""

    words = forms.CharField(label=_("Words to take out, copied exactly"), max_length=500)
    reason = forms.ChoiceField(label=_("Reason"), choices=RedactionReason.choices)


def _belong(form: forms.Form, name: str) -> None:
    """Let fields that stand elsewhere on the page be sent with the form of a name."""
    for field in form.fields.values() if name else ():
        field.widget.attrs["form"] = name


class HideForm(forms.Form):
    """Why a response is not published: in one's own words, or by a standard text."""

    template = forms.ModelChoiceField(
        StandardText.objects.filter(use=TextUse.HIDING), label=_("Standard text"), required=False,
        empty_label=_("None: I write it myself"),
    )  # fmt: skip
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False, help_text=_("The sender will read it."))

    def __init__(self, *args: Any, belongs_to: str = "", **kwargs: Any) -> None:
        """``belongs_to`` names the form on the page that the fields are sent with."""
        super().__init__(*args, **kwargs)
        _belong(self, belongs_to)

    def clean(self) -> dict[str, Any]:
        """Take the standard text where nothing is written beside it; one of the two must be there."""
        data = super().clean() or self.cleaned_data
        template = data.pop("template", None)
        data["reason"] = data.get("reason") or (template.text[:300] if template else "")
        if not data["reason"]:
            self.add_error("reason", _("Write why. The sender will read it."))
        return data


class ShareForm(forms.Form):
    """Who looks the ticked responses through, and by when."""

    owners = forms.ModelMultipleChoiceField(
        User.objects.none(), label=_("Share them out to"), widget=forms.CheckboxSelectMultiple,
        help_text=_("With several, they are shared out evenly."),
        error_messages={"required": _("Choose at least one person.")},
    )  # fmt: skip
    due_on = DateField(label=_("To be done by"), required=False)

    def __init__(self, *args: Any, owners: Any, belongs_to: str = "", **kwargs: Any) -> None:
        """Offer those who work in the units; ``belongs_to`` names the form on the page that the fields are sent with."""
        super().__init__(*args, **kwargs)
        self.fields["owners"].queryset = owners  # type: ignore[attr-defined]
        _belong(self, belongs_to)
