"""The demo says what the sources say: figures, names, decisions; and what they do not tell is unknown, never made up."""

import pytest

from roret.commons.bodies.models import Body
from roret.commons.bodies.selectors import composition
from roret.shell.demo_data import registers
from roret.shell.demo_data.files import read
from roret.shell.demo_data.taskforce import table_of_meetings
from roret.shell.demo_data.world import World

ABBREVIATIONS = (
    *("BR", "ØU", "BIU", "BUU", "KFU", "SUD", "SOU", "TMU", "ØKF", "BIF", "BUF", "KFF", "SOF", "SUF", "TMF"),
    *("KEjd", "KBS", "KES", "KS", "AF", "FAF", "STAR", "JKI", "CAB", "JKU", "JKA", "AMC"),
    *("DH", "BUS", "HK", "DS", "KL", "DN", "SIND", "KKN"),
)
FOCUS_AREAS = (
    "Borgernes oplevelse af sagsbehandlingen",
    "Ændret retsforståelse og styrkede socialfaglige vurderinger",
    "Implementering af ny pensionslovgivning",
    "Sagsstammer og ressourceanvendelse",
    "Sagsbehandlings- og journaliseringspraksis",
    "Sundhedsfaglig rådgivning og lægelige vurderinger",
    "Beskæftigelsesrettet afklaring",
    "Leverandørsamarbejde",
    "Ressourceforløbsindsatsen",
    "Inddragelse af øvrige forvaltninger",
)
MEETINGS = (
    *("HovedMED", "JKI", "JKI", "CenterMED i JKI", "CAB", "CenterMED i CAB", "JKU", "JKA", "AMC"),
    *("Ældrerådet", "Handicaprådet", "Udsatterådet", "Borgerrådgiveren", "STAR"),
)


@pytest.fixture
def world(db):
    made = World()
    registers.load_units(made)
    registers.load_areas(made)
    registers.load_bodies(made)
    return made


@pytest.mark.unit
def test_every_organisation_of_the_sources_is_there_with_its_abbreviation():
    units = {entry["abbr"]: entry for entry in read("units.yaml")["units"]}
    assert set(ABBREVIATIONS) <= set(units)
    assert units["BIF"]["valid_from"].isoformat() == "2006-01-01"
    for centre in ("JKI", "CAB", "JKU", "JKA", "AMC"):
        assert units[centre]["name_da"] == centre, "the sources do not say what it stands for, so neither do we"


@pytest.mark.unit
def test_the_city_is_divided_in_five_ways_at_once():
    divisions = read("divisions.yaml")["divisions"]
    assert [len(one["areas"]) for one in divisions] == [10, 12, 8, 5, 5]


@pytest.mark.unit
def test_the_plan_has_one_objective_four_sub_goals_and_ten_focus_areas():
    plan = read("taskforce/plan.yaml")
    assert [one["title"] for one in plan["focus_areas"]] == list(FOCUS_AREAS)
    assert [one["letter"] for one in plan["sub_goals"]] == ["a", "b", "c", "d"]
    first, *others = plan["focus_areas"]
    assert first["recommendations"] == [4]
    assert all(one["goal"] == one["recommendations"] == {"unknown": True} for one in others)


@pytest.mark.unit
def test_of_the_four_items_three_were_discussed_and_one_noted_and_one_party_was_joined_by_two():
    [matter] = [one for one in read("taskforce/matter.yaml")["matters"] if one["key"] == "status"]
    decided = [one["decision"] for one in matter["recommendations"]]
    assert decided == ["drøftet", "drøftet", "drøftet", "taget til efterretning"]
    [statement] = matter["minuted_statements"]
    assert (statement["party"], statement["joined_by"]) == ("Enhedslisten", ["Alternativet", "SF"])


def test_the_table_of_meetings_names_everybody_who_was_asked(world):
    lines = table_of_meetings(world)[2:]
    assert [line.split("|")[1].strip().removesuffix(" (60 medarbejdere)") for line in lines] == list(MEETINGS)
    assert sum("60 medarbejdere)" in line for line in lines) == 1
    assert "{" not in "".join(lines)


def test_the_councils_have_the_seats_that_the_sources_give(world):
    seats = {
        key: [(line.label, line.seats) for line in composition(world.bodies[key]).by_source()]
        for key in ("lu-valby", "integrationsraad", "r-handicapraad", "r-beboer")
    }
    assert seats == {
        "lu-valby": [("Borgerrepræsentationen", 7), ("Repræsentantskabet", 16)],
        "integrationsraad": [("Direkte valg", 20)],
        "r-handicapraad": [
            ("Danske Handicaporganisationer", 3),
            ("Lokal forening uden for DH", 1),
            ("Kommunalbestyrelsen", 4),
        ],
        "r-beboer": [("Beboere", 3), ("Pårørende", 3), ("Personale", None)],
    }
    assert composition(world.bodies["r-handicapraad"]).seats == 8
    assert composition(world.bodies["frivillignetvaerk"]).filled == 7


def test_where_the_sources_name_nobody_no_seat_is_said_to_be_empty(world):
    stand_empty = {body.name: composition(body).vacant for body in Body.objects.all() if composition(body).vacant}
    assert stand_empty == {"Nørrebro Lokaludvalg": 1}


def test_what_the_sources_do_not_tell_is_said_to_be_unknown_or_invented(world):
    for key in ("br", "oeu", "buu", "lbr", "handicapraad", "aeldreraad", "udsatteraad", "r-seniorraad"):
        assert not composition(world.bodies[key]).known, key
    assert "11 er demodata" in Body.objects.get(name="Beskæftigelses- og Integrationsudvalget").description
    assert "opdigtet til demoen" in Body.objects.get(name="Handicaprådet").description
    assert "opdigtet til demoen" in world.units["KKE"].description


def test_a_council_is_called_a_council_and_says_what_it_is_heard_about(world):
    kinds = {Body.objects.get(pk=world.bodies[key].pk).kind for key in ("handicapraad", "aeldreraad", "lbr")}
    assert kinds == {"council"}
    tasks = Body.objects.get(name="Valby Lokaludvalg").tasks
    assert "fysisk planlægning, miljø, sundhed, trafik, idræt, skole, børn, unge, ældre, kultur" in tasks
    assert "7. marts 2006" in Body.objects.get(name="Integrationsrådet").description.replace("\xa0", " ")
