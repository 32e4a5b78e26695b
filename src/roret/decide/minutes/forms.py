"""The form of an item in the minutes, and those that begin, approve and correct."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.crypto import get_random_string
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.meetings.enums import Part
from roret.commons.meetings.selectors.attendance import moment_on
from roret.decide.matters.enums import DecisionKind
from roret.decide.minutes.enums import Approval, MotionRole, Stance, Voting
from roret.decide.minutes.models import Entry, Motion
from roret.decide.minutes.selectors import Draft
from roret.decide.minutes.services import MotionRow, StatementRow, Written
from roret.engines.bodies.votes import write_votes
from roret.foundation.ui.fields import DateField, TimeField

AMENDMENT, STATEMENT = "a", "s"
_KEY = re.compile(r"^[as][0-9A-Za-z]{8}$")
_AMENDED = [(one.value, one.label) for one in (DecisionKind.ADOPTED, DecisionKind.REJECTED, DecisionKind.WITHDRAWN)]
_NONE = ("", "–")


@dataclass(frozen=True)
class Row:
    """The fields of one motion or statement on the page."""

    key: str
    heading: str
    fields: dict[str, Any]
    fixed: Any = None
    """What the matter's decision says, where it has been written into the matter."""
    new: bool = False


class EntryForm(forms.Form):
    """Everything about one item. A row carries its key, so that the same writing sent twice makes one row."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    started = TimeField(label=gettext_lazy("The item began"), required=False)
    ended = TimeField(label=gettext_lazy("The item ended"), required=False)
    text = forms.CharField(
        label=gettext_lazy("What was said and done"),
        required=False,
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    away = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Not in the room for this item"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, entry: Entry, draft: Draft) -> None:
        """Build the fields of every motion and statement there is, of those in ``data``, and of one more of each."""
        self.entry = entry
        self.motions = {motion.key: motion for motion in entry.motions.all()}
        self.statements = {one.key: one for one in entry.statements.all()}
        super().__init__(auto_id=f"id_{entry.item.number}_%s", initial=_initial(entry))
        self.fields["away"].choices = [
            (one.pk, str(one)) for one in draft.called if one.part != Part.GUEST and one.arrived_at
        ]
        sent = [key for key in data.getlist("rows") if _KEY.match(key)][:200] if data is not None else []
        self.keys = self._keys(sent)
        for key in self.keys:
            self._add_fields(key)
        if data is not None:
            self.is_bound, self.data = True, self._whole(data, sent)

    def _keys(self, sent: Iterable[str]) -> list[str]:
        new = [key for key in dict.fromkeys(sent) if key not in self.motions and key not in self.statements]
        more = [] if new or self.entry.decision_id else [_new_key(AMENDMENT), _new_key(STATEMENT)]
        return [*self.motions, *self.statements, *new, *more]

    def _whole(self, data: Any, sent: Iterable[str]) -> Any:
        """Fill in the rows that the sender had not seen, so that they stay."""
        data = data.copy()
        unseen = set(self.keys) - {*sent, *data.getlist("rows")}
        for name, value in self.initial.items():
            if name.partition("-")[0] in unseen:
                data[name] = value
        return data

    def _add_fields(self, key: str) -> None:
        motion = self.motions.get(key)
        if key in self.statements or (key.startswith(STATEMENT) and motion is None):
            self.fields |= {f"{key}-{name}": field for name, field in _statement_fields().items()}
            return
        amends = motion is None or motion.role == MotionRole.AMENDMENT
        fields = _motion_fields(motion, amends=amends)
        self.fields |= {f"{key}-{name}": field for name, field in fields.items()}

    def motion_rows(self) -> list[Row]:
        """Return the motions with their fields, for the page."""
        return [
            Row(key, _heading(motion), self._bound(key), motion.item_decision) for key, motion in self.motions.items()
        ]

    def new_motions(self) -> list[Row]:
        """Return the amendments that are not saved yet."""
        return [Row(key, "", self._bound(key), new=True) for key in self._unsaved(AMENDMENT)]

    def statement_rows(self) -> list[Row]:
        """Return the statements with their fields, those that are not saved yet last."""
        keys = [*self.statements, *self._unsaved(STATEMENT)]
        return [Row(key, "", self._bound(key), new=key not in self.statements) for key in keys]

    def written(self) -> Written:
        """Return what was filled in, as the service takes it."""
        data, meeting = self.cleaned_data, self.entry.item.meeting
        motions = [self._motion_row(key) for key in [*self.motions, *self._unsaved(AMENDMENT)]]
        statements = [
            StatementRow(key, *(data.get(f"{key}-{name}") or "" for name in ("party", "joined", "text")))
            for key in [*self.statements, *self._unsaved(STATEMENT)]
        ]
        return Written(
            data["text"],
            moment_on(meeting, data["started"]),
            moment_on(meeting, data["ended"]),
            data["away"],
            motions,
            statements,
            data["token"],
        )

    def _motion_row(self, key: str) -> MotionRow:
        data, motion = self.cleaned_data, self.motions.get(key)
        return MotionRow(
            key,
            *(data.get(f"{key}-{name}") or "" for name in ("text", "result", "voting")),
            {stance: data.get(f"{key}-{stance}") or "" for stance in Stance.values},
            data.get(f"{key}-by") or "",
            amendment=motion is None or motion.role == MotionRole.AMENDMENT,
        )

    def _unsaved(self, letter: str) -> list[str]:
        return [key for key in self.keys if key[0] == letter and key not in {*self.motions, *self.statements}]

    def _bound(self, key: str) -> dict[str, Any]:
        return {name.partition("-")[2]: self[name] for name in self.fields if name.startswith(f"{key}-")}


def _new_key(letter: str) -> str:
    return letter + get_random_string(8)


def _heading(motion: Motion) -> str:
    if motion.role == MotionRole.AMENDMENT:
        return str(MotionRole.AMENDMENT.label)
    return f"{motion.recommendation.number}. {motion.recommendation.that}" if motion.recommendation else ""


def _motion_fields(motion: Motion | None, *, amends: bool) -> dict[str, forms.Field]:
    said = _("What is proposed") if amends else _("Wording of the decision")
    fields: dict[str, forms.Field] = {}
    if amends:
        fields["by"] = forms.CharField(label=_("Proposed by"), max_length=200, required=False)
    if motion is None or motion.item_decision_id is None:
        kinds = _AMENDED if amends else DecisionKind.choices
        fields["text"] = forms.CharField(
            label=said, required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 2})
        )
        fields["result"] = forms.ChoiceField(label=_("Decision"), required=False, choices=[_NONE, *kinds])
    fields["voting"] = forms.ChoiceField(
        label=_("How it was decided"), required=False, choices=[_NONE, *Voting.choices]
    )
    for stance in Stance:
        fields[stance.value] = forms.CharField(label=stance.label, required=False, max_length=2000)
    return fields


def _statement_fields() -> dict[str, forms.Field]:
    return {
        "party": forms.CharField(label=_("Political party"), max_length=100, required=False),
        "joined": forms.CharField(label=_("Joined by"), max_length=500, required=False),
        "text": forms.CharField(
            label=_("Statement"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 2})
        ),
    }


def _initial(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {
        "version": entry.version,
        "started": _time(entry.started_at),
        "ended": _time(entry.ended_at),
        "text": entry.text,
        "away": [one.pk for one in entry.away.all()],
    }
    for motion in entry.motions.all():
        values = {"by": motion.proposed_by, "text": motion.text, "result": motion.result, "voting": motion.voting}
        found |= {f"{motion.key}-{name}": value for name, value in {**values, **write_votes(motion.lines)}.items()}
    for one in entry.statements.all():
        values = {"party": one.party, "joined": one.joined_by, "text": one.text}
        found |= {f"{one.key}-{name}": value for name, value in values.items()}
    return found


def _time(moment: Any) -> Any:
    return localtime(moment).time().replace(second=0, microsecond=0) if moment else None


class TimesForm(forms.Form):
    """When the meeting began and ended."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    started_at = TimeField(label=gettext_lazy("The meeting began"), required=False)
    ended_at = TimeField(label=gettext_lazy("The meeting ended"), required=False)


class ApproveForm(forms.Form):
    """Who approved the minutes, and when."""

    approval = forms.ChoiceField(label=gettext_lazy("Who approved the minutes?"), choices=Approval.choices)
    on = DateField(label=gettext_lazy("On which day?"))


class CorrectForm(forms.Form):
    """Why approved minutes are corrected."""

    reason = forms.CharField(
        label=gettext_lazy("What is to be corrected?"),
        max_length=500,
        help_text=gettext_lazy("It stands in the new version, and everybody may read it."),
    )
