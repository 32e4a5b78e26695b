"""Forms about material."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roret.engines.texts.redaction import find_personal_data
from roret.foundation.files.fields import UploadField
from roret.foundation.i18n.languages import choices
from roret.listen.contributions.forms import ContributionForm
from roret.listen.contributions.services import Content
from roret.listen.material.composing import composed
from roret.listen.material.enums import RemarkKind
from roret.listen.material.models import Clause

LONGEST_PROPOSAL = 25_000
LONGEST_COMMENT = 20_000


class TitleForm(forms.Form):
    """What a material is called."""

    title = forms.CharField(label=_("Title"), max_length=200)


class VersionForm(forms.Form):
    """A version: a document, or the text itself."""

    file = UploadField(
        label=_("Document"),
        required=False,
        help_text=_("Word, OpenDocument, PDF or Markdown. Word with heading styles gives the best text."),
    )
    typed = forms.CharField(
        label=_("Or the text itself"),
        widget=forms.Textarea(attrs={"rows": 14}),
        required=False,
        max_length=2_000_000,
        help_text=_("Markdown: # before a heading, an empty line between paragraphs, - before a point."),
    )
    changes = forms.CharField(
        label=_("What is new in this version?"),
        max_length=500,
        required=False,
        help_text=_("One or two sentences; shown to everybody from the second version."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two, and one document only."""
        data = super().clean() or self.cleaned_data
        files = data.get("file") or []
        if not files and not data.get("typed") and "file" not in self.errors:
            self.add_error("file", _("Choose a document, or write the text."))
        if files and data.get("typed"):
            self.add_error("typed", _("Choose a document or write the text, not both."))
        if len(files) > 1:
            self.add_error("file", _("Choose one document. Add the others as material of their own."))
        return data


class NewMaterialForm(TitleForm, VersionForm):
    """A new material with its first version."""

    field_order = ("title", "file", "typed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for no news: there is nothing before the first version."""
        super().__init__(*args, **kwargs)
        del self.fields["changes"]


class RemarkForm(ContributionForm):
    """What somebody writes about a clause: a comment, or another text with the reason for it."""

    kind = forms.ChoiceField(
        label=_("What do you want to send?"),
        choices=RemarkKind.choices,
        initial=RemarkKind.COMMENT,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Your comment"),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        max_length=LONGEST_COMMENT,
        help_text=_("Do not write CPR numbers, and nothing private about other people."),
    )
    proposal = forms.CharField(
        label=_("The text as you would have it"),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
        max_length=LONGEST_PROPOSAL,
        help_text=_("Only for a proposal. Change the text to what it should say."),
    )

    def __init__(self, *args: Any, clause: Clause, **kwargs: Any) -> None:
        """Begin a proposal with the clause as it stands."""
        super().__init__(*args, **kwargs)
        self.clause = clause
        self.initial.setdefault("proposal", clause.plain)
        for name in ("position", "files", "reply_to", "place", "place_area", "rough_place"):
            self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        """Ask for a comment or for a text that differs, and point out personal data in both."""
        data = super().clean()
        if self.is_proposal:
            self._check_proposal(data.get("proposal", ""))
        elif not data.get("text") and "text" not in self.errors:
            self.add_error("text", _("Write your comment."))
        return data

    @property
    def is_proposal(self) -> bool:
        """Whether another text is proposed."""
        return self.cleaned_data.get("kind") == RemarkKind.PROPOSAL

    def _check_proposal(self, proposal: str) -> None:
        if "proposal" in self.errors:
            return
        if not proposal.strip():
            self.add_error("proposal", _("Write the text as you would have it. Choose a comment if it should go out."))
        elif " ".join(proposal.split()) == " ".join(self.clause.plain.split()):
            self.add_error("proposal", _("The text is the same as before. Change it to what it should say."))
        known = {found.text for found in find_personal_data(self.clause.plain)}
        fresh = [found for found in find_personal_data(proposal) if found.text not in known]
        if fresh and not self.cleaned_data.get("keep_personal"):
            self.personal_data = [*self.personal_data, *fresh]
            words = ", ".join(f"“{found.text}”" for found in fresh[:5])
            text = _("This looks like personal data: %(words)s. Take it out, or tick “Send it as it is” below.")
            self.add_error("proposal", text % {"words": words})

    def content(self, *, files: Any = (), reply_to: Any = None) -> Content:
        """Return what was filled in, as the service takes it: the comment and the proposed text as one text."""
        data = self.cleaned_data
        proposal = data["proposal"] if self.is_proposal else ""
        self.cleaned_data = {
            **data,
            "position": "",
            "text": composed(self.clause.number, comment=data["text"], proposal=proposal),
        }
        return super().content(files=files, reply_to=reply_to)


class ShortEditionForm(forms.Form):
    """What a consultation is about, in plain Danish; how hard it is to read is shown while one writes."""

    text = forms.CharField(
        label=_("Short edition in plain Danish"),
        max_length=6_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Short sentences, known words, the most important first. An empty line begins a paragraph."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, consultation: Any, **kwargs: Any) -> None:
        """Let the text be measured while it is written."""
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs |= {
            "hx-post": reverse("staff:material-lix", args=[consultation.pk]),
            "hx-trigger": "keyup changed delay:700ms",
            "hx-target": "#lix",
        }


class TranslationForm(forms.Form):
    """A translation that a person has made."""

    language = forms.ChoiceField(label=_("Language"))
    title = forms.CharField(label=_("Title"), max_length=250, widget=forms.TextInput(attrs={"dir": "auto"}))
    summary = forms.CharField(
        label=_("In short"), max_length=3_000, required=False, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    )
    short = forms.CharField(
        label=_("Short edition"),
        max_length=6_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
    )
    translator = forms.CharField(
        label=_("Who translated it?"), max_length=200, help_text=_("A person or a bureau; never a machine.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the languages of the world, the frequent ones first."""
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = choices()
