"""Forms come out the same, and right, however a template asks for them."""

import re

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from roret.foundation.ui import fields

from .rendering import render


class Reply(forms.Form):
    name = forms.CharField(label="Navn", error_messages={"required": "Skriv dit navn"})
    email = forms.EmailField(label="E-mail", required=False, help_text="Til kvitteringen")
    text = forms.CharField(label="Svar", widget=forms.Textarea, max_length=10)
    behalf = forms.ChoiceField(label="For hvem?", choices=[("a", "Mig"), ("b", "Andre")], widget=forms.RadioSelect)
    publish = forms.BooleanField(label="Må vises", required=False)
    attachment = forms.FileField(required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self):
        if self.data.get("name") == "forbudt":
            raise forms.ValidationError("Det navn er taget")


def positions(html, *needles):
    found = [html.index(needle) for needle in needles]
    return found == sorted(found)


def test_a_field_has_label_hint_error_and_input_in_this_order():
    html = render("{% field form.email %}", form=Reply({"email": "nej"}))

    assert positions(html, "<label", 'id="id_email_helptext"', 'id="id_email_error"', "<input")


def test_the_input_points_to_its_hint_and_its_error():
    html = render("{% field form.email %}", form=Reply({"email": "nej"}))

    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'aria-invalid="true"' in html


def test_only_optional_fields_are_marked(settings):
    html = render("{% form form 'Send' %}", form=Reply())

    marked = [bool(re.search(rf'for="id_{name}">[^<]*<span class="weight-normal"', html)) for name in ("name", "email")]
    assert marked == [False, True]


def test_the_summary_leads_to_every_field_with_an_error():
    html = render("{% error_summary form %}", form=Reply({"email": "nej", "text": "for mange tegn"}))

    targets = re.findall(r'href="#([^"]+)"', html)
    assert targets == ["id_name", "id_email", "id_text", "id_behalf_0"]
    assert 'role="alert"' in html


def test_an_error_of_the_whole_form_stands_in_the_summary():
    form = Reply({"name": "forbudt", "text": "hej", "behalf": "a"})

    assert "Det navn er taget" in render("{% error_summary form %}", form=form)


def test_a_form_without_errors_has_no_summary():
    assert render("{% error_summary form %}", form=Reply()).strip() == ""


def test_choices_are_a_fieldset_with_a_legend():
    html = render("{% field form.behalf %}", form=Reply({"behalf": "x"}))

    assert html.strip().startswith('<fieldset aria-describedby="id_behalf_error"')
    assert html.count('<input type="radio"') == 2
    assert 'class="form-radio"' in html


def test_a_long_text_tells_its_limit_but_does_not_cut_what_is_pasted():
    html = render("{% field form.text %}", form=Reply())

    assert 'data-limit="10"' in html
    assert "maxlength" not in html
    assert 'aria-describedby="id_text_limit"' in html


def test_browsers_are_told_what_they_may_fill_in():
    html = render("{% fields form %}", form=Reply())

    assert 'autocomplete="name"' in html
    assert 'autocomplete="email"' in html


def test_an_own_autocomplete_is_kept():
    class Clerk(forms.Form):
        name = forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "off"}))

    assert 'autocomplete="off"' in str(Clerk())


def test_a_prefixed_field_is_filled_in_as_well():
    assert 'autocomplete="email"' in str(Reply(prefix="guest"))


def test_djangos_own_rendering_gives_the_same_markup():
    form = Reply({"email": "nej"})

    assert str(form).split() == render("{% error_summary form %}{% fields form %}", form=form).split()


def test_every_widget_has_its_class():
    html = str(Reply())

    assert re.findall(r'class="(form-(?:input|radio|checkbox|file))"', html) == [
        *["form-input"] * 3,
        *["form-radio"] * 2,
        "form-checkbox",
        "form-file",
    ]


def test_a_form_with_files_is_sent_in_parts():
    assert 'enctype="multipart/form-data"' in render("{% form form 'Send' %}", form=Reply())
    assert "enctype" not in render("{% form form 'Send' %}", form=forms.Form())


def test_a_form_carries_the_token_of_its_page():
    html = render("{% form form 'Send' %}", form=forms.Form(), csrf_token="t0k3n")

    assert '<input type="hidden" name="csrfmiddlewaretoken" value="t0k3n">' in html


def test_a_hidden_field_has_no_label():
    html = render("{% field form.secret %}", form=Reply())

    assert "<label" not in html
    assert 'type="hidden"' in html


def test_a_file_that_is_there_can_be_removed():
    class Stored:
        url = "/f/1"

        def __str__(self):
            return "brev.pdf"

    class Form(forms.Form):
        letter = forms.FileField(required=False, initial=Stored())

    html = str(Form())

    assert '<a href="/f/1">brev.pdf</a>' in html
    assert 'name="letter-clear"' in html


@pytest.mark.parametrize("typed", ["4.1.2027", "04.01.27", "4/1-2027", "4-1-2027", "4/1/2027", "2027-01-04"])
def test_a_date_is_read_as_danes_write_it(typed):
    class Form(forms.Form):
        day = fields.DateField()

    form = Form({"day": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"].isoformat() == "2027-01-04"


@pytest.mark.parametrize("typed", ["i morgen", "31.2.2027", "13/14-2027"])
def test_a_date_that_is_none_is_refused_with_an_example(typed):
    class Form(forms.Form):
        day = fields.DateField()

    assert "31.12.2027" in Form({"day": typed}).errors["day"][0]


@pytest.mark.parametrize("typed", ["0001-01-01", "9999-12-31", "1.1.1699", "1.1.2201"])
def test_a_day_of_another_age_is_refused_with_the_years_that_can_be_meant(typed):
    class Form(forms.Form):
        day = fields.DateField()
        moment = fields.DateTimeField()

    errors = Form({"day": typed, "moment": f"{typed} 10:00"}).errors
    assert "1700" in errors["day"][0]
    assert "2200" in errors["moment"][0]


@pytest.mark.parametrize("typed", ["4.1.2027 14.30", "4/1-2027 kl. 14.30", "2027-01-04T14:30"])
def test_a_moment_is_read_in_the_time_of_the_town(typed, settings):
    class Form(forms.Form):
        when = fields.DateTimeField()

    form = Form({"when": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["when"].utcoffset().total_seconds() == 3600
    assert form.cleaned_data["when"].strftime("%H:%M") == "14:30"


def test_a_time_is_read_with_a_full_stop():
    class Form(forms.Form):
        start = fields.TimeField()

    assert Form({"start": "9.05"}).is_valid()
    assert not Form({"start": "25.00"}).is_valid()


def test_a_date_has_the_calendar_of_the_browser_and_is_shown_again():
    import datetime as dt

    class Form(forms.Form):
        day = fields.DateField(initial=dt.date(2027, 1, 4))

    assert '<input type="date" name="day" value="2027-01-04"' in str(Form())


def test_an_uploaded_file_is_not_shown_as_stored():
    form = Reply({"name": "A"}, {"attachment": SimpleUploadedFile("a.pdf", b"x")})

    assert "a.pdf" not in str(form["attachment"])


def test_filters_keep_the_sorting_and_count_what_is_chosen():
    from django.http import QueryDict

    from roret.foundation.ui.gallery.forms import ExampleFilter, ExampleFilterForm

    data = QueryDict("state=open&sort=-title&text=")
    html = render("{% filters f %}", f=ExampleFilter(ExampleFilterForm(data), data))

    assert '<input type="hidden" name="sort" value="-title">' in html
    assert "(1 " in html
    assert "weight-normal" not in html
    assert 'href="/liste/"' in html


def tidy(html):
    return re.sub(r">\s+", ">", re.sub(r"\s+<", "<", html))


@pytest.mark.parametrize(
    ("widget", "value"),
    [
        (forms.Select(choices=[("", "Alle"), ("By & land", [(1, "<Nord>"), (2, "Syd")]), ("3", "Øst")]), 2),
        (forms.Select(choices=[("", "Alle")], attrs={"disabled": True, "required": False, "title": '"><'}), None),
        (forms.TextInput(), '"><script>'),
        (forms.EmailInput(attrs={"class": "form-input"}), None),
        (forms.NumberInput(attrs={"min": 1}), 0),
        (forms.HiddenInput(), ""),
    ],
)
def test_what_is_written_without_templates_is_what_django_makes(widget, value):
    from django.forms.renderers import DjangoTemplates

    ours = widget.render("area", value, {"id": "id_area"})
    dressed = re.search(r' class="([^"]+)"', ours)
    named = {"id": "id_area", **({"class": dressed[1]} if dressed else {})}
    assert tidy(ours) == tidy(widget.render("area", value, named, renderer=DjangoTemplates()))
