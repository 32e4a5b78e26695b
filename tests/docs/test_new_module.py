"""`./dev new-module`: what it refuses, the words it makes, and that all it writes can be read by Python."""

import ast

import pytest

import new_module
from new_module import Refused

pytestmark = pytest.mark.unit


def words(*arguments):
    return new_module.words_for(new_module._options(list(arguments)))


@pytest.mark.parametrize(
    "name", ["Ideas", "idéer", "id", "street-parties", "_x_y_z", "class", "lists", "events", "../etc", "a" * 26, "x1y"]
)
def test_a_bad_name_is_refused_with_a_sentence(name, capsys):
    assert new_module.main([name, "--stage", "listen"]) == 2
    assert capsys.readouterr().err.strip().endswith(".")


@pytest.mark.parametrize("arguments", [["ideas"], ["listen/ideas", "--stage", "decide"], ["attic/ideas"]])
def test_the_stage_must_be_said_once(arguments):
    with pytest.raises(Refused):
        words(*arguments)


@pytest.mark.parametrize(("name", "why"), [("consultations", "exists already"), ("sessions", "installed already")])
def test_what_is_taken_is_refused(name, why):
    with pytest.raises(Refused, match=why):
        new_module.refuse_what_exists(words(name, "--stage", "listen"))


def test_a_model_of_that_name_elsewhere_is_refused():
    with pytest.raises(Refused, match=r"model exists already in src/roret/listen/consultations"):
        new_module.refuse_what_exists(words("consultation_s", "--stage", "decide", "--one", "consultation"))


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("ideas", "idea"),
        ("street_parties", "street_party"),
        ("boxes", "box"),
        ("nabolag", "nabolag"),
        ("glass", "glass"),
    ],
)
def test_the_word_for_one(many, one):
    assert new_module.singular(many) == one


def test_danish_words_become_addresses_without_danish_letters():
    assert new_module.slug("Høje Ål & tårne") == "hoeje-aal-taarne"


@pytest.mark.parametrize(
    "arguments", [["listen/nabolag"], ["street_parties", "--stage", "report", "--danish", "vejfest,vejfester"]]
)
def test_everything_it_writes_is_whole(tmp_path, arguments):
    chosen = words(*arguments)
    new_module.write(tmp_path / "made", chosen)

    files = [path for path in (tmp_path / "made").rglob("*") if path.is_file()]
    assert len(files) > 25
    assert [path.name for path in files if "<<" in path.read_text()] == []
    for path in files:
        if path.suffix == ".py":
            ast.parse(path.read_text())
    assert (tmp_path / "made" / "templates" / chosen["many"] / "public" / "index.html").exists()
