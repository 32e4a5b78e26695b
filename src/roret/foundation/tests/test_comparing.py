"""Two people write in one form: what the second sees."""

from datetime import date

import pytest
from django import forms

from roret.foundation.comparing import see_both
from roret.foundation.ui.fields import DateField

pytestmark = pytest.mark.unit


class Deadline(forms.Form):
    title = forms.CharField(label="Titel")
    until = DateField(label="Frist")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self):
        """Make a moment of the day, as forms of the house do."""
        self.cleaned_data["ends_at"] = self.cleaned_data.pop("until")


def clashes(**typed):
    saved = {"title": "Gammel", "until": date(2027, 2, 26), "version": 2}
    form = Deadline({"title": "Gammel", "until": "26.2.2027", "version": "1", **typed}, initial=saved)
    assert form.is_valid()
    see_both(form)
    return form.clashes


def test_a_day_that_the_form_makes_something_else_of_is_no_difference_when_it_is_the_same():
    assert clashes(title="Ny") == [("Titel", "Gammel", "Ny")]


def test_days_are_shown_as_people_write_them():
    ((_label, saved, written),) = clashes(until="1.3.2027")
    assert "26. februar" in saved.replace("\xa0", " ")
    assert "1. marts" in written.replace("\xa0", " ")
