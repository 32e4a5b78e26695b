"""The contract of a component is its Python signature."""

import pytest
from django.template import TemplateSyntaxError
from django.utils.translation import override

from .rendering import render


@pytest.mark.parametrize(
    "source",
    [
        '{% button "Send" %}',
        '{% button "Send" "/" "primary" %}',
        '{% button "Send" "/" colour="red" %}',
        '{% button "Send" "/" kind="prmary" %}',
        '{% notice kind="danger" %}x{% endnotice %}',
        '{% notice kind="info" %}x',
        "{% card %}x{% endcard %}",
        '{% card "x" level=7 %}x{% endcard %}',
        '{% badge "x" kind="red" %}',
        "{% page_heading %}",
        '{% status_light "blue" "x" %}',
    ],
)
def test_a_wrong_argument_is_an_error_when_the_template_is_compiled(source):
    from django.template import engines

    with pytest.raises(TemplateSyntaxError):
        engines["django"].from_string(source)


def test_a_wrong_value_from_a_variable_is_an_error_when_the_page_is_made():
    with pytest.raises(TemplateSyntaxError, match="must be one of 'neutral'"):
        render("{% badge 'x' kind=kind %}", kind="red")


def test_positional_arguments_may_be_named():
    assert render('{% button href="/x" label="Gå" %}') == render('{% button "Gå" "/x" %}')


def test_a_component_can_be_kept_in_a_variable():
    html = render('{% badge "Åben" kind="info" as mark %}[{{ mark }}]')

    assert html == '[<span class="badge badge-info">Åben</span>]'


def test_a_body_may_hold_other_components():
    html = render('{% notice heading="H" %}{% badge "Åben" %}{% endnotice %}')

    assert '<span class="badge badge-neutral">Åben</span>' in html


def test_an_unknown_icon_is_an_error():
    with pytest.raises(ValueError, match="no icon called 'unicorn'"):
        render('{% icon "unicorn" %}')


def test_text_in_danish_only_is_marked_for_those_who_read_english():
    source = "{% in_danish %}<p>Kun dansk</p>{% endin_danish %}"
    assert render(source) == "<p>Kun dansk</p>"
    with override("en"):
        assert '<div lang="da"><p>Kun dansk</p></div>' in render(source)
        assert "Only in Danish" in render(source)
        assert "Only in Danish" not in render(source.replace("in_danish %}<", "in_danish note=False %}<"))
