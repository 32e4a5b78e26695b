"""A file of responses is taken whole or not at all."""

import pytest

from roret.foundation.errors import ImportRefused
from roret.listen.contributions.models import Contribution, Redaction
from roret.listen.contributions.services.importing import import_contributions
from roret.listen.contributions.tests.factories import open_consultation, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


def load(consultation, bo, text, encoding="utf-8-sig"):
    return import_contributions(consultation, by=bo, data=text.encode(encoding), filename="svar.csv")


def test_rows_follow_after_those_that_are_there(consultation, bo):
    sent(consultation)

    assert load(consultation, bo, "text;name;received\nSmal sti;Ane;24-12-2025\nBred sti;;\n") == 2
    assert list(Contribution.objects.order_by("reference").values_list("text", flat=True))[1:] == [
        "Smal sti",
        "Bred sti",
    ]
    assert sent(consultation).reference.endswith("0004")


def test_danish_letters_from_an_old_excel_are_read(consultation, bo):
    load(consultation, bo, "text\nRødgrød på Ågade\n", encoding="cp1252")

    assert Contribution.objects.get().text == "Rødgrød på Ågade"


def test_every_bad_row_is_named_and_nothing_is_kept(consultation, bo):
    with pytest.raises(ImportRefused) as refused:
        load(consultation, bo, "text;capacity;received\nGod;private;\n;private;\nDårlig;konge;31-02-2026\n")

    assert [problem.split(":")[0] for problem in refused.value.problems] == ["Linje 3", "Linje 4", "Linje 4"]
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("data", ["", "a;b\n1;2\n", "\x00\x01\x02", 'text\n"uafsluttet'])
def test_a_file_that_cannot_be_read_is_refused_with_words(consultation, bo, data):
    with pytest.raises(ImportRefused) as refused:
        load(consultation, bo, data)

    assert refused.value.problems
    assert not Contribution.objects.exists()


def test_imported_responses_are_found_by_inflected_forms_and_flagged(consultation, bo):
    from roret.foundation.search import matching

    load(consultation, bo, "text\nParkeringspladserne mangler. Ring 20 30 40 50.\n")

    assert matching(Contribution.objects.all(), "parkeringsplads").exists()
    assert Redaction.objects.get().reason == "phone"
    assert Contribution.objects.get().flags == 1
