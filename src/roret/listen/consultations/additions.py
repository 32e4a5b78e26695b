"""What upper modules add to a response: fields in the form, how their answers are kept, and columns in the export."""

from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from roret.engines.texts.redaction import find_personal_data
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.services import Content


@dataclass(frozen=True)
class Occasion:
    """A form that is about to be shown or read: who fills it in, and about which consultation."""

    consultation: Consultation
    form: Any
    arrival: Mapping[str, str]
    """What upper modules remember of how one has come to the form (see ``remember``)."""
    clerk: bool
    """Filled in for somebody who has sent a letter or said it."""


@dataclass(frozen=True)
class Addition:
    """What one module adds. ``fields`` gives the fields by name and may prepare those that are there; ``keep`` is called in
    the transaction that keeps the response.

    ``in_words`` gives the answers as a text, for a response that says nothing besides (None where they are no answers);
    ``columns`` and ``rows`` (by contribution) go into the export.
    """

    name: str
    fields: Callable[[Occasion], Mapping[str, forms.Field]]
    keep: Callable[[Contribution, Consultation, Mapping[str, Any], Any], None]
    in_words: Callable[[Consultation, Mapping[str, Any]], str] | None
    columns: Callable[[Consultation], list[str]]
    rows: Callable[[Consultation], Mapping[int, list[str]]]


_additions: dict[str, Addition] = {}


def add_to_responses(addition: Addition) -> None:
    """Let an upper module add to the responses of consultations; a second call with the same name replaces the first."""
    _additions[addition.name] = addition


def additions() -> list[Addition]:
    """Return what is added, in the order it was registered."""
    return list(_additions.values())


def remember(session: MutableMapping[str, Any], consultation: Consultation, **what: str) -> None:
    """Remember in a visitor's session how she has come to answer; it is forgotten when her response is sent."""
    session[_arrival(consultation)] = {**session.get(_arrival(consultation), {}), **what}


def remembered(session: Mapping[str, Any], consultation: Consultation) -> Mapping[str, str]:
    """Return what is remembered of how a visitor has come to answer."""
    return session.get(_arrival(consultation), {})


def forget(session: MutableMapping[str, Any], consultation: Consultation) -> None:
    """Let the next response from the same session begin afresh."""
    session.pop(_arrival(consultation), None)


def _arrival(consultation: Consultation) -> str:
    return f"arrival-{consultation.pk}"


def extend(form: forms.Form, consultation: Consultation, session: Mapping[str, Any], *, clerk: bool = False) -> Any:
    """Add the fields to a response form; where something is asked besides, the free text may be left empty."""
    occasion = Occasion(consultation, form, {} if clerk else remembered(session, consultation), clerk)
    added = [(addition, _add(form, addition.fields(occasion))) for addition in additions()]
    form.added = [name for _addition, names in added for name in names]  # type: ignore[attr-defined]
    form.fields["text"].required = not any(names for addition, names in added if addition.in_words)
    return form


def _add(form: forms.Form, fields: Mapping[str, forms.Field]) -> list[str]:
    form.fields.update(fields)
    return list(fields)


def added_fields(form: Any) -> list[Any]:
    """Return the bound fields that were added, for a template."""
    return [form[name] for name in form.added]


def drafted(form: Any, data: MultiValueDict[str, str]) -> dict[str, Any]:
    """Return what was typed in the added fields, for a draft: a list where several may be chosen."""
    several = forms.MultipleChoiceField
    return {
        name: data.getlist(name)[:50] if isinstance(form.fields[name], several) else data.get(name, "")[:50_000]
        for name in form.added
    }


def is_free_of_personal_data(form: Any) -> bool:
    """Point out personal data in what was added, as in the text itself; say whether the form may be sent."""
    if form.cleaned_data.get("keep_personal"):
        return True
    found = {
        name: find_personal_data(value) for name in form.added if isinstance(value := form.cleaned_data.get(name), str)
    }
    for name, findings in found.items():
        if findings:
            form.personal_data = [*form.personal_data, *findings]
            words = ", ".join(_("“%(words)s”") % {"words": one.text} for one in findings[:5])
            text = _("This looks like personal data: %(words)s. Take it out, or tick “Send it as it is” below.")
            form.add_error(name, text % {"words": words})
    return not any(found.values())


def complete(form: Any, content: Content, consultation: Consultation) -> Content | None:
    """Return the content with a text: what was written, else the answers in words; None with an error when there is neither."""
    if content.text.strip():
        return content
    said = (one.in_words(consultation, form.cleaned_data) for one in additions() if one.in_words)
    words = "\n\n".join(filter(None, said))
    if words:
        return replace(content, text=words)
    _ask_for_words(form)
    return None


def point_out_silence(form: Any) -> None:
    """Say beside what else is wrong that nothing is said at all, so that one need not send twice to hear it."""
    said = any(form.cleaned_data.get(name) for name in ("text", *form.added))
    if not said and "text" not in form.errors:
        _ask_for_words(form)


def _ask_for_words(form: Any) -> None:
    form.add_error("text", _("Write your response, or answer a question."))


def keepers(form: Any, consultation: Consultation, *, by: Any) -> list[Callable[[Contribution], None]]:
    """Return what keeps the added answers beside the contribution that is about to be received."""
    data = dict(form.cleaned_data)

    def keeper(addition: Addition) -> Callable[[Contribution], None]:
        return lambda contribution: addition.keep(contribution, consultation, data, by)

    return [keeper(addition) for addition in additions()]
