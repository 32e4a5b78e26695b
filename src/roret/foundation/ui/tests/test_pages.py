"""The layouts, the error pages and the gallery."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils.translation import override

from roret.foundation.ui import site

from .rendering import render

TEMPLATES = Path(site.__file__).parent / "templates"
VOID = {"meta", "link", "input", "br", "hr", "img"}


class Balance(HTMLParser):
    """Finds elements that are not closed, or closed in the wrong order."""

    def __init__(self):
        super().__init__()
        self.open, self.faults = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append((tag, self.getpos()))


def faults(html):
    parser = Balance()
    parser.feed(html)
    return parser.faults + parser.open


def page(base, body="", **values):
    with override("da"):
        return render(f'{{% extends "ui/{base}.html" %}}{{% block title %}}Høringer{{% endblock %}}{body}', **values)


@pytest.mark.parametrize("base", ["public", "member", "workspace"])
def test_a_layout_is_whole_without_anything_from_the_shell(base):
    html = page(base, "{% block content %}<p>Hej</p>{% endblock %}")

    assert faults(html) == []
    assert html.count("<main") == 1
    assert 'href="#main-content"' in html
    assert "<p>Hej</p>" in html


@pytest.mark.parametrize("base", ["public", "member", "workspace"])
def test_the_menus_mark_the_active_entry(base):
    entries = [{"label": "A & B", "url": "/a/", "active": True}, {"label": "C", "url": "/c/", "active": False}]

    html = page(base, navigation=entries, member_navigation=entries, staff_navigation=entries)

    assert faults(html) == []
    assert 'href="/a/" aria-current="page"' in html
    assert "A &amp; B" in html


def test_the_title_of_a_page_with_errors_begins_with_the_word_error():
    class Form(forms.Form):
        name = forms.CharField()

    assert "<title>Fejl: Høringer –" in page("public", form=Form({}))
    assert "<title>Høringer –" in page("public", form=Form())


def test_an_operator_session_is_shown_in_red_on_every_page():
    from types import SimpleNamespace

    html = page("public", operator_session=SimpleNamespace(reason="Fejl i <data>", ends_at=None))

    assert 'class="bar-operator"' in html
    assert "Fejl i &lt;data&gt;" in html


def test_the_demo_says_that_it_is_one():
    assert 'class="bar-demo"' in page("public", demo=True)
    assert "bar-demo" not in page("public", demo=False)


def test_messages_are_read_aloud():
    from django.contrib.messages.storage.base import Message

    html = page("public", messages=[Message(25, "Gemt"), Message(40, "Ikke gemt")])

    assert re.search(r'class="messages" role="status"', html)
    assert "alert alert-success" in html
    assert "alert alert-error" in html


@pytest.mark.parametrize("code", [400, 403, 404])
def test_an_error_page_says_what_to_do_and_which_number_to_name(code):
    request = RequestFactory().get("/ukendt/")

    with override("da"):
        html = render_to_string(f"{code}.html", {"request_number": "a1b2c3"}, request=request)

    assert faults(html) == []
    assert "a1b2c3" in html
    assert html.count("<li>") >= 2
    assert "Gå til forsiden" in html


def test_a_form_that_was_too_old_is_explained():
    with override("da"):
        html = render_to_string("403.html", {"csrf": True})

    assert "Formularen var for gammel" in html


def test_the_page_of_a_failed_server_needs_nothing_that_may_have_failed():
    source = (TEMPLATES / "500.html").read_text(encoding="utf-8")

    assert "{% extends" not in source
    assert "{% load" not in source
    assert "{% static" not in source
    assert "a1b2" in render_to_string("500.html", {"request_number": "a1b2"})


def test_the_gallery_shows_every_component():
    from roret.foundation.ui.component import register

    shown = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))

    assert {name for name in register.tags if not re.search(rf"{{%\s*{name}\b", shown)} == set()


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_gallery_is_whole_in_both_languages(rf, language):
    from roret.foundation.ui import views

    with override(language):
        response = views.gallery(rf.get(reverse("ui:gallery")))

    html = response.content.decode()
    assert response.status_code == 200
    assert faults(html) == []
    assert f'<html lang="{language}">' in html


def test_no_id_stands_twice_in_the_gallery(rf):
    from roret.foundation.ui import views

    html = views.gallery(rf.get("/galleri/")).content.decode()

    ids = re.findall(r'\sid="([^"]+)"', html)
    assert {name for name in ids if ids.count(name) > 1} == set()


def test_every_label_leads_to_a_field(rf):
    from roret.foundation.ui import views

    html = views.gallery(rf.get("/galleri/")).content.decode()

    ids = set(re.findall(r'\sid="([^"]+)"', html))
    assert set(re.findall(r'\sfor="([^"]+)"', html)) <= ids
    described = {name for names in re.findall(r'aria-describedby="([^"]+)"', html) for name in names.split()}
    assert described <= ids


def test_an_address_that_does_not_exist_is_an_empty_text():
    assert site.Addresses()["front"] in {"", "/", "/en/"}
    with pytest.raises(KeyError):
        site.Addresses()["nowhere"]


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_every_template_compiles(path):
    from django.template.loader import get_template

    get_template(str(path.relative_to(TEMPLATES)))


def test_every_template_is_short():
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in TEMPLATES.rglob("*.html")}

    assert max(lengths.values()) <= 60
