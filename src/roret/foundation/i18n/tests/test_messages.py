"""The messages tool on a small package of its own."""

import gettext
from pathlib import Path

import pytest

from roret.foundation.i18n.messages.catalogue import App, apps, compile_, texts_of, update
from roret.foundation.i18n.messages.check import _slipped, findings, two_ways

pytestmark = pytest.mark.unit

CODE = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
SAVE = _("Save")
LONG = _("Joined "
         "in two lines")
def count(n):
    return ngettext("One response", "%(n)s responses", n) % {"n": n}
MAY = pgettext("month", "May")
"""
PAGE = """
{% load i18n %}
  <p title="it's">{% translate "Close" %} {{ _("Open") }}</p>
      {% blocktranslate trimmed with name=person.name %}
        Dear %(name)s, 100 % of
        {{ name }}
      {% endblocktranslate %}
  {% blocktranslate count n=total %}One file{% plural %}{{ n }} files{% endblocktranslate %}
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package with one app, an app inside it, and a file outside any app."""
    package = tmp_path / "roret"
    for name in ("listen/cats", "listen/cats/inner", "foundation/i18n"):
        (package / name).mkdir(parents=True)
        (package / name / "apps.py").write_text("")
    (package / "listen/cats/models.py").write_text(CODE)
    (package / "listen/cats/inner/models.py").write_text(CODE.replace("Save", "Inner"))
    (package / "listen/cats/templates").mkdir()
    (package / "listen/cats/templates/page.html").write_text(PAGE)
    (package / "foundation/errors.py").write_text('from x import gettext as _\nE = _("Not possible")\n')
    return package


def app_of(package: Path, name: str) -> tuple[App, list]:
    every = apps(package)
    app = next(app for app in every if app.name == name)
    return app, texts_of(app, every)


def fill(app: App, *pairs: tuple[str, str]) -> None:
    """Write Danish into the catalogue as a person would."""
    content = app.po.read_text()
    for english, danish in pairs:
        before = f'{english}"\nmsgstr ""'
        assert before in content, english
        content = content.replace(before, f'{english}"\nmsgstr "{danish}"')
    app.po.write_text(content)


def test_every_form_of_a_text_is_found_in_code_and_templates(package):
    _app, texts = app_of(package, "listen.cats")

    assert {text.key for text in texts} == {
        ("Save", None),
        ("Joined in two lines", None),
        ("One response", None),
        ("May", "month"),
        ("Close", None),
        ("Open", None),
        ("Dear %%(name)s, 100 %% of %(name)s", None),
        ("One file", None),
    }


def test_an_app_inside_an_app_keeps_its_own_texts(package):
    _app, texts = app_of(package, "listen.cats.inner")

    assert ("Inner", None) in {text.key for text in texts}
    assert ("Save", None) not in {text.key for text in texts}


def test_texts_outside_any_app_go_to_i18n(package):
    _app, texts = app_of(package, "foundation.i18n")

    assert [text.key for text in texts] == [("Not possible", None)]


def test_a_new_text_is_missing_until_it_has_danish(package):
    app, texts = app_of(package, "foundation.i18n")
    update(app, texts)
    before = list(findings(app, texts))

    fill(app, ("Not possible", "Ikke muligt"))

    assert len(before) == 1
    assert "no Danish: 'Not possible'" in before[0]
    assert list(findings(app, texts)) == []


def test_a_text_is_missing_when_there_is_no_catalogue_at_all(package):
    app, texts = app_of(package, "foundation.i18n")

    assert len(list(findings(app, texts))) == 1


def test_a_second_update_changes_nothing(package):
    app, texts = app_of(package, "listen.cats")

    assert update(app, texts) is True
    assert update(app, texts) is False


def test_translations_are_kept_when_other_texts_come_and_go(package):
    app, texts = app_of(package, "listen.cats")
    update(app, texts)
    fill(app, ("Save", "Gem"))

    (package / "listen/cats/models.py").write_text('from x import gettext as _\nA = _("Another")\n')
    update(app, app_of(package, "listen.cats")[1])
    obsolete = '#~ msgid "Save"\n#~ msgstr "Gem"' in app.po.read_text()
    (package / "listen/cats/models.py").write_text(CODE)
    update(app, app_of(package, "listen.cats")[1])

    assert obsolete
    assert '\nmsgid "Save"\nmsgstr "Gem"' in app.po.read_text()


def test_pruning_drops_what_no_text_needs(package):
    app, texts = app_of(package, "listen.cats")
    update(app, texts)
    fill(app, ("Save", "Gem"))
    (package / "listen/cats/models.py").write_text("")

    update(app, app_of(package, "listen.cats")[1], prune=True)

    assert "Save" not in app.po.read_text()


def test_fuzzy_danish_does_not_count(package):
    app, texts = app_of(package, "foundation.i18n")
    update(app, texts)
    fill(app, ("Not possible", "Ikke muligt"))
    app.po.write_text(app.po.read_text().replace("#: ", "#, fuzzy\n#: "))

    assert "uncertain" in next(findings(app, texts))


@pytest.mark.parametrize(
    ("danish", "good"),
    [
        (("Et svar", "%(n)s svar"), True),
        (("%(n)s svar", "%(n)s svar"), True),
        (("Et svar", "%(antal)s svar"), False),
        (("Et svar", "flere svar"), True),
        (("Et svar", "%(n)s svar af %(total)s"), False),
    ],
)
def test_a_placeholder_must_be_one_of_the_source(package, danish, good):
    app, texts = app_of(package, "listen.cats")
    update(app, texts)
    empty = 'msgid_plural "%(n)s responses"\nmsgstr[0] ""\nmsgstr[1] ""'
    filled = f'msgid_plural "%(n)s responses"\nmsgstr[0] "{danish[0]}"\nmsgstr[1] "{danish[1]}"'
    assert empty in app.po.read_text()

    app.po.write_text(app.po.read_text().replace(empty, filled))

    found = [finding for finding in findings(app, texts) if "One response" in finding]
    assert (found == []) is good


@pytest.mark.parametrize(("danish", "good"), [("Kald den »Stien«", True), ("Kald den “Stien”", False)])
def test_danish_has_danish_quotation_marks(package, danish, good):
    app, texts = app_of(package, "listen.cats")
    update(app, texts)
    fill(app, ("Save", danish))

    found = [finding for finding in findings(app, texts) if "'Save'" in finding]
    assert (found == []) is good


@pytest.mark.parametrize(
    ("danish", "good"),
    [
        ("G", False),
        ("Gem", True),
        ("Gem det, du har skrevet, før du går videre.Gem det, du har skrevet, før du går videre.", False),
        ("Gem det, du har skrevet, før du går videre. Gem det så.", True),
    ],
)
def test_a_text_that_has_slipped_is_found(danish, good):
    assert _slipped("Save", danish) is not good
    assert _slipped("Save", ["Gem", danish]) is not good


def test_the_same_text_may_not_be_said_in_two_ways(package):
    cats, texts = app_of(package, "listen.cats")
    inner, inner_texts = app_of(package, "listen.cats.inner")
    update(cats, texts)
    update(inner, inner_texts)
    fill(cats, ("May", "maj"))
    fill(inner, ("May", "må"))

    found = list(two_ways(apps(package)))

    assert len(found) == 1
    assert "'maj' in listen.cats" in found[0]


def test_what_is_compiled_can_be_read_by_gettext(package):
    app, texts = app_of(package, "listen.cats")
    update(app, texts)
    fill(app, ("Save", "Gem"))

    assert compile_(app) is True
    assert compile_(app) is False

    with app.mo.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Save") == "Gem"
