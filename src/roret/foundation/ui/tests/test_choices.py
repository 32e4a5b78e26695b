"""Choosing several of many: boxes under headings, counted, filtered where scripts run; and the parts of a long form."""

import re

import pytest
from django import forms
from django.contrib.contenttypes.models import ContentType

from roret.foundation.ui.choices import FILTERED_FROM, ChoiceList
from roret.foundation.ui.sections import Section

from .rendering import HOSTILE, render

GROUPS = [("Bydele", [("1", "Valby"), ("2", "Vanløse")]), ("Lokaludvalg", [("3", "Valby")])]


class Areas(forms.Form):
    areas = forms.MultipleChoiceField(label="Områder", choices=GROUPS, widget=ChoiceList)


class Long(forms.Form):
    sections = (
        Section("Hvad", ("title",)),
        Section("På engelsk", ("title_en", "no_such_field"), folded=True, note="Kun hvis du kan"),
    )
    title = forms.CharField()
    title_en = forms.CharField(required=False, max_length=5)
    loose = forms.CharField(required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def test_two_of_one_name_stand_under_their_own_headings():
    html = render("{% field form.areas %}", form=Areas())

    assert re.findall(r"<legend>(.*?)</legend>", html) == ["Bydele", "Lokaludvalg"]
    assert html.count(">Valby</label>") == 2
    assert html.count('class="form-checkbox"') == 3


def test_what_is_chosen_is_ticked_and_counted():
    html = render("{% field form.areas %}", form=Areas({"areas": ["1", "3"]}))

    assert re.findall(r'value="(\d)"[^>]*checked', html) == ["1", "3"]
    assert re.search(r"data-choice-count[^>]*>2 ", html)


@pytest.mark.parametrize(("number", "filtered"), [(FILTERED_FROM - 1, False), (FILTERED_FROM, True)])
def test_only_a_long_list_has_a_filter_and_it_waits_for_script(number, filtered):
    class Form(forms.Form):
        many = forms.MultipleChoiceField(
            choices=[(str(one), f"Valg {one}") for one in range(number)], widget=ChoiceList
        )

    html = render("{% field form.many %}", form=Form())

    assert ("data-choice-filter hidden" in html) is filtered


def test_the_filter_is_not_sent_with_the_form():
    class Form(forms.Form):
        many = forms.MultipleChoiceField(choices=[(str(one), str(one)) for one in range(20)], widget=ChoiceList)

    box = re.search(r"<input type=\"search\"[^>]*>", render("{% field form.many %}", form=Form()))[0]

    assert "name=" not in box


def test_the_summary_of_errors_leads_to_the_first_box():
    html = render("{% error_summary form %}{% field form.areas %}", form=Areas({}))

    target = re.search(r'href="#([^"]+)"', html)[1]
    assert f'id="{target}"' in html


def test_a_hostile_choice_is_only_text():
    class Form(forms.Form):
        many = forms.MultipleChoiceField(choices=[(HOSTILE, [("1", HOSTILE)])], widget=ChoiceList)

    assert "<script>" not in render("{% field form.many %}", form=Form())


def test_a_long_form_stands_in_its_parts_and_loses_no_field():
    html = render("{% fields form %}", form=Long())

    assert re.findall(r"<h2[^>]*>(.*?)</h2>|<summary>(.*?)</summary>", html) == [("Hvad", ""), ("", "På engelsk")]
    assert all(f'name="{name}"' in html for name in ("title", "title_en", "loose", "version"))


@pytest.mark.parametrize(
    ("data", "is_open"), [({}, False), ({"title_en": "Tour"}, True), ({"title_en": "far too long"}, True)]
)
def test_a_folded_part_opens_when_it_holds_something_or_something_wrong(data, is_open):
    html = render("{% fields form %}", form=Long(data))

    assert ('<details class="form-section" open>' in html) is is_open


def test_an_empty_choice_is_said_in_words_also_where_the_page_has_read_the_choices():
    class Form(forms.Form):
        theme = forms.ModelChoiceField(ContentType.objects.none())

    form = Form()
    form.fields["theme"].widget.choices = [("", form.fields["theme"].empty_label), (1, "Støj")]
    html = render("{% field form.theme %}", form=form)
    assert "---" not in html
    assert "Støj" in html
