"""The search form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.foundation.search.sources import known_filters


class SearchForm(forms.Form):
    """The question and the filters that modules have registered."""

    q = forms.CharField(
        label=_("Search for"),
        max_length=300,
        required=False,
        error_messages={"max_length": _("Search for 300 characters at most. A few words find more.")},
        help_text=_('All words must be there. "In quotes" finds a phrase, -word leaves out.'),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices: dict[str, list[tuple[str, Any]]] = {}
        for one in known_filters():
            self.choices[one.name] = [(str(value), label) for value, label in one.options()]
            if self.choices[one.name]:
                empty = [("", _("All"))]
                self.fields[one.name] = forms.ChoiceField(
                    label=str(one.label), choices=[*empty, *self.choices[one.name]], required=False
                )

    def narrowing(self) -> list[Any]:
        """Return the fields of the filters."""
        return [self[name] for name in self.fields if name != "q"]

    def chosen(self) -> dict[str, str]:
        """Return the filters that are set and can be read; an unreadable one is shown with its error."""
        return {name: value for name, value in self.cleaned_data.items() if name != "q" and value}
