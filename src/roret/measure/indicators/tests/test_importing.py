"""Values from a file: all of them or none, and every bad row by its line."""

import time

import pytest

from roret.foundation.errors import ImportRefused
from roret.foundation.journal.models import Event
from roret.foundation.staff.services import confirm_import, keep_upload
from roret.measure.indicators.models import Observation
from roret.measure.indicators.staff.observations import IMPORT
from roret.measure.indicators.tests.factories import indicator, measured

pytestmark = pytest.mark.django_db
HEAD = "indicator;unit;month;value;numerator;denominator;note\n"


@pytest.fixture
def found(world):
    return indicator(world.centre, title="Ærlige målinger")


def load(by, text, *, encoding="utf-8", name="ind.csv"):
    upload = keep_upload(IMPORT, by=by, name=name, content=text.encode(encoding))
    return len(confirm_import(upload, by=by, importer=IMPORT).doing())


def problems(by, *rows, head=HEAD):
    with pytest.raises(ImportRefused) as refused:
        load(by, head + "\n".join(rows) + "\n")
    assert not Observation.objects.exists()
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_from_a_danish_office_is_read(found, cia, world, encoding):
    rows = "Ærlige målinger;;2024-01;1.234,5;;;Sådan\nÆRLIGE MÅLINGER;cab;01-02-2024;7;3;12;\n"
    assert load(cia, HEAD + rows, encoding=encoding) == 2

    values = {str(row.month): (row.unit, float(row.value), row.note) for row in Observation.objects.all()}
    assert values == {"2024-01-01": (None, 1234.5, "Sådan"), "2024-02-01": (None, 7.0, "")}


def test_an_indicator_is_found_by_its_number_too(found, cia):
    assert load(cia, f"indicator,month,value\n{found.number},2024-03,5\n") == 1


def test_every_bad_cell_is_named_by_its_line_and_nothing_is_kept(found, cia):
    bad = problems(
        cia,
        "Ærlige målinger;;2024-01;1;;;",
        "Noget andet;;2024-01;1;;;",
        "Ærlige målinger;XYZ;2024-01;1;;;",
        "Ærlige målinger;;januar;1;;;",
        "Ærlige målinger;;2999-01;1;;;",
        "Ærlige målinger;;2024-02;mange;;;",
        "Ærlige målinger;;2024-03;;;;",
        "Ærlige målinger;;2024-04;1;x;;",
        "Ærlige målinger;;2024-01;1;;;",
        "Ærlige målinger;;2024-06;999999999999999;;;",
        "Ærlige målinger;;2024-07;1,23456;;;",
    )
    assert [problem.partition(":")[0] for problem in bad] == [
        "Linje 3, indikator", "Linje 4, målt i", "Linje 5, måned", "Linje 6, måned", "Linje 7, værdi", "Linje 8, værdi",
        "Linje 9, tæller", "Linje 10", "Linje 11, værdi", "Linje 12, værdi",
    ]  # fmt: skip
    assert bad[2] == "Linje 5, måned: »januar« er ikke en måned. Skriv den som 2026-05."
    assert bad[3] == "Linje 6, måned: Måneden er ikke begyndt endnu."


def test_what_only_the_service_knows_is_named_by_its_line_too(found, cia):
    assert problems(cia, "Ærlige målinger;TMF;2024-05;1;;;", "Ærlige målinger;;2024-01;1;;;") == [
        "Linje 2: Du må ikke indtaste værdier for denne indikator."
    ]
    assert problems(cia, "Ærlige målinger;;2024-01;1;;;", "Ærlige målinger;CAB;2024-01;1;;;") == [
        "Linje 3: Måneden står to gange i filen."
    ]


def test_a_column_that_the_file_does_not_have_stays_as_it_is(found, cia):
    old = measured(found, 5)
    Observation.objects.filter(pk=old.pk).update(note="Foreløbigt tal", numerator=12)
    load(cia, f"Indikator;Måned;Værdi\n{found.number};{old.month:%Y-%m};6,5\n")
    kept = Observation.objects.get()
    assert (float(kept.value), kept.note, kept.numerator) == (6.5, "Foreløbigt tal", 12)


def test_an_indicator_that_two_units_call_the_same_must_be_named_by_its_number(found, cia, world):
    indicator(world.tech, title="Ærlige Målinger")
    assert problems(cia, "Ærlige målinger;;2024-01;1;;;") == [
        "Linje 2, indikator: Flere hedder »Ærlige målinger«. Skriv # og nummeret på den rigtige."
    ]
    assert load(cia, HEAD + f"{found.number};;2024-01;1;;;\n") == 1


def test_another_units_indicator_is_refused(cia, world):
    indicator(world.tech, title="Cykler")
    assert problems(cia, "Cykler;;2024-01;1;;;") == ["Linje 2: Du må ikke indtaste værdier for denne indikator."]


def test_a_value_that_is_there_is_corrected_and_the_journal_holds_both(found, cia):
    old = measured(found, 5)
    load(cia, HEAD + f"{found.number};;{old.month:%Y-%m};6,5;;;\n")

    assert [float(row.value) for row in Observation.objects.all()] == [6.5]
    data = Event.objects.get(type="indicator.values_imported").data
    assert data["count"] == 1
    assert data["corrected"] == [[str(old.month), "", "5.000", "6.5"]]


def test_twenty_thousand_rows_take_seconds(world, cia):
    made = [indicator(world.centre, title=f"Måling {number}") for number in range(84)]
    months = [f"{year}-{month:02d}" for year in range(2005, 2025) for month in range(1, 13)][:239]
    rows = "".join(f"{one.number};;{month};1,5;;;\n" for one in made for month in months)
    begun = time.process_time()
    assert load(cia, HEAD + rows) == 84 * 239 > 20_000
    assert time.process_time() - begun < 15
    assert Observation.objects.count() == 84 * 239
