import pytest
from django.db import connection

from roret.foundation.search import text_query, vector_text
from roret.foundation.search.vectors import wanted_words


def answers(text: str, question: str, **parts) -> bool:
    query = text_query(question)
    if query is None:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::tsvector @@ %s::tsquery", [vector_text([(text, "A")], **parts), query.text])
        return cursor.fetchone()[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "form", ["parkeringsplads", "parkeringspladser", "parkeringspladserne", "Parkeringspladsens", "PARKERINGSPLADS"]
)
@pytest.mark.parametrize(
    "text", ["Der mangler en parkeringsplads", "Parkeringspladserne er optaget", "to parkeringspladser"]
)
def test_every_inflected_form_finds_every_other(form, text):
    assert answers(text, form)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "question", "found"),
    [
        ("Parkeringspladsen ved skolen", "plads skole", True),
        ("Parkeringspladsen ved skolen", "plads børnehave", False),
        ("Parkeringspladsen ved skolen", "skole -plads", False),
        ("De unge skal have råd til at bo", '"råd til"', True),
        ("Til de unge er der råd", '"råd til"', False),
        ("Unges råd", '"ung råd"', True),
        ("Ældre på Østerbro", "aeldre oesterbro", True),
        ("Aarhus", "Århus", True),
        ("The children's schools", "school child", False),
    ],
)
def test_all_words_must_be_there_phrases_in_order_and_exclusions_not(text, question, found):
    assert answers(text, question) is found


@pytest.mark.django_db
def test_an_english_text_is_found_by_english_forms():
    assert answers("The children's schools", "school child", language="en")


@pytest.mark.django_db
@pytest.mark.parametrize("question", ["'); DROP TABLE people_user; --", "a' | 'b", "\\'", "<->", "!&|():*", "æ\x00ø"])
def test_hostile_questions_are_only_words(question):
    query = text_query(question)
    if query is not None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::tsquery", [query.text])


def test_nothing_is_asked_by_an_empty_text_or_an_exclusion_alone():
    assert text_query("") is None
    assert text_query("  ?! ") is None
    assert text_query("-skole") is None


def test_words_of_the_question_are_known_in_their_lemmas():
    assert {"skole", "barn"} <= wanted_words('skolerne "børnenes" -plads')
    assert "plads" not in wanted_words("skolerne -plads")


@pytest.mark.django_db
def test_a_text_larger_than_postgresql_keeps_is_cut_not_refused():
    words = " ".join(f"ord{number}x" for number in range(120_000))
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(%s::tsvector)", [vector_text([(words, "D"), ("og " * 20_000, "D")])])
        assert cursor.fetchone()[0] > 30_000
