"""Rows of table 1: many at once by the form or from a file, all or none."""

import io

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied

from roret.decide.plans import services
from roret.decide.plans.models import Action, Goal
from roret.decide.plans.services import PlanRow
from roret.decide.plans.tests.factories import drafted
from roret.foundation.errors import DomainError, ImportRefused

pytestmark = pytest.mark.django_db

GOOD = (
    "Indsatsområde;Mål;Anbefaling;Indsats;Start;Slut;Tempo;Ansvarlig;Afdækkende\n"
    "Sagsstammer;Færre sager;4, 7;Kortlægge sagsstammer;01-08-2027;30-11-2027;2;CAB;ja\n"
    "Sagsstammer;;;Mindre sagsstammer;;;;;\n"
)


@pytest.fixture
def plan(world):
    return drafted(world)


def load(plan, text, *, by, name="plan.csv"):
    return services.import_rows(plan, by=by, data=text.encode(), filename=name)


def test_a_new_focus_area_is_made_once_and_the_old_one_is_found_whatever_its_capitals(plan, bo):
    rows = [PlanRow("Ny", "a"), PlanRow("NY ", "b"), PlanRow("borgernes oplevelse", "c")]
    assert services.add_rows(plan, rows, by=bo) == 3

    assert Goal.objects.filter(plan=plan, type="focus_area").count() == 2
    assert plan.goals.get(title="Borgernes oplevelse").actions.count() == 2


def test_one_bad_row_keeps_them_all_out(plan, bo):
    before = Action.objects.count()
    rows = [PlanRow("Ny", "god"), PlanRow("Ny", "x" * 251)]
    with pytest.raises(Exception, match="250"):
        services.add_rows(plan, rows, by=bo)
    assert Action.objects.count() == before
    assert not Goal.objects.filter(title="Ny").exists()


def test_a_danish_file_is_read_with_its_units_days_waves_and_numbers(plan, bo, world):
    assert load(plan, GOOD, by=bo) == 2

    first = Action.objects.get(title="Kortlægge sagsstammer")
    assert (first.unit_id, first.wave, first.clarifying) == (world.centre.pk, 2, True)
    assert first.begins_at.isoformat()[:10] in {"2027-07-31", "2027-08-01"}
    assert [one.number for one in first.goal.recommendations.all()] == [4, 7]
    second = Action.objects.get(title="Mindre sagsstammer")
    assert (second.goal, second.unit_id, second.wave) == (first.goal, plan.unit_id, 1)


def test_excel_is_read_like_csv(plan, bo):
    book, out = openpyxl.Workbook(), io.BytesIO()
    for line in GOOD.strip().splitlines():
        book.active.append(line.split(";"))
    book.save(out)
    assert services.import_rows(plan, by=bo, data=out.getvalue(), filename="plan.xlsx") == 2


def test_every_bad_row_is_named_by_its_line_and_nothing_is_kept(plan, bo):
    bad = (
        "Indsatsområde;Indsats;Start;Slut;Tempo;Ansvarlig;Anbefaling\n"
        ";Uden område;;;;;\n"
        "A;;;;;;\n"
        "A;b;31-02-2027;;;;\n"
        "A;b;02-02-2027;01-02-2027;;;\n"
        "A;b;;;nul;;\n"
        "A;b;;;;XYZ;\n"
        "A;b;;;;;fire\n"
    )
    before = Action.objects.count()
    with pytest.raises(ImportRefused) as refused:
        load(plan, bad, by=bo)

    assert [str(problem).split(":")[0] for problem in refused.value.problems] == [
        f"Linje {line}" for line in range(2, 9)
    ]
    assert Action.objects.count() == before


@pytest.mark.parametrize(
    "text", ["", "\x00\x01\x02", "noget;andet\n1;2\n", "Indsatsområde;Indsats\n", '"uden slut;x\n']
)
def test_a_broken_file_is_refused_in_words(plan, bo, text):
    with pytest.raises((ImportRefused, DomainError)) as refused:
        load(plan, text, by=bo)
    assert str(refused.value)


def test_a_spreadsheet_formula_is_kept_as_text(plan, bo):
    load(plan, "Indsatsområde;Indsats\nA;=1+1\n", by=bo)
    assert Action.objects.filter(title="=1+1").exists()


def test_only_those_who_write_the_plan_import(plan, world, dan):
    for person in (dan, world.committee_secretary, world.cia):
        with pytest.raises(PermissionDenied):
            load(plan, GOOD, by=person)
