from datetime import date

import pytest

from roret.commons.organisation import services
from roret.commons.organisation.enums import UnitKind
from roret.commons.organisation.models import TargetGroup, Unit
from roret.commons.organisation.staff.screens import TARGET_GROUPS, UNITS
from roret.foundation.authz import SYSTEM
from roret.foundation.testing.screens import StaffScreenTests, person_with, upload


class TestUnitScreens(StaffScreenTests):
    screens = UNITS
    text_field = "description"

    def make(self, count=1):
        number = Unit.objects.count()
        return [
            services.create_unit(
                by=SYSTEM,
                name=f"Center {number + one}",
                kind=UnitKind.CENTRE,
                email="a@b.example",
                valid_from=date(2020, 1, 1),
            )
            for one in range(count)
        ]

    def data(self):
        return {
            "name": "Socialforvaltningen",
            "kind": "administration",
            "abbreviation": "SOF",
            "description": "Om os",
            "valid_from": "1.1.2020",
        }

    def test_hostile_text_is_escaped_everywhere(self, desk):
        response = desk.post(
            self.screens.url("create"),
            {**self.data(), "name": "<script>alert(1)</script>", "description": "<b onclick=x>"},
        )
        for url in (response["Location"], self.screens.url("list")):
            page = desk.get(url).content.decode()
            assert "<script>alert" not in page
            assert "<b onclick" not in page


class TestTargetGroupScreens(StaffScreenTests):
    screens = TARGET_GROUPS

    def make(self, count=1):
        number = TargetGroup.objects.count()
        return [
            services.create_target_group(by=SYSTEM, name=f"Gruppe {number + one}", age_from=one) for one in range(count)
        ]

    def data(self):
        return {"name": "Unge under 30 år", "age_to": "29"}


@pytest.fixture
def desk(client):
    client.force_login(person_with("operator"))
    return client


@pytest.mark.django_db
def test_a_leader_of_another_unit_may_not_change_this_one(client):
    mine, theirs = (services.create_unit(by=SYSTEM, name=name, kind="centre") for name in ("Min", "Din"))
    client.force_login(person_with("unit_leader", mine))
    assert client.get(UNITS.url("update", mine.pk)).status_code == 200
    assert client.get(UNITS.url("update", theirs.pk)).status_code == 403
    assert client.get(UNITS.url("create")).status_code == 403


@pytest.mark.django_db
def test_ending_a_unit_from_its_page_moves_what_is_below_to_the_successor(desk):
    old, new = (services.create_unit(by=SYSTEM, name=name, kind="administration") for name in ("Gammel", "Ny"))
    child = services.create_unit(by=SYSTEM, name="Barn", kind="centre", parent=old)
    url = f"/medarbejder/enheder/{old.pk}/afslut/"
    assert desk.get(url).status_code == 200
    assert "mangler efterfølger" not in desk.post(url, {"on": "31.12.2030", "successor": new.pk}).content.decode()
    child.refresh_from_db()
    old.refresh_from_db()
    assert (child.parent, old.valid_to, old.successor) == (new, date(2030, 12, 31), new)


@pytest.mark.django_db
def test_a_file_of_units_may_name_parents_that_stand_further_down(desk):
    file = "Navn;Forkortelse;kind;Del af\nBarn;B;Center;F\nForælder;F;Forvaltning;\n"
    preview = upload(desk, UNITS, file.encode())
    assert preview.context["plan"].counts == {"new": 2, "changed": 0, "same": 0}
    assert not Unit.objects.filter(name="Barn").exists()
    assert desk.post(preview.request["PATH_INFO"], {"confirm": "1"}).status_code == 302
    assert Unit.objects.get(name="Barn").parent.name == "Forælder"
    again = upload(desk, UNITS, file.encode())
    assert again.context["plan"].counts == {"new": 0, "changed": 0, "same": 2}


@pytest.mark.django_db
def test_every_bad_row_is_named_by_line_and_nothing_is_imported(desk):
    file = (
        "navn;kind;del af;e-mail;gælder fra;gælder til\n"
        "God;Center;;;1.1.2020;\n"
        ";Center;;;;\n"
        "Slem;Kolonihave;;;;\n"
        "Værre;Center;Findes ikke;ikke-en-adresse;32.13.2020;\n"
        "Baglæns;Center;;;1.1.2020;1.1.2019\n"
        "God;Center;;;1.1.2020;\n"
    )
    preview = upload(desk, UNITS, file.encode())
    before = Unit.objects.count()
    lines = sorted({problem.line for problem in preview.context["plan"].problems})
    assert lines == [3, 4, 5, 6, 7]
    assert len([problem for problem in preview.context["plan"].problems if problem.line == 5]) == 2
    assert "Kolonihave" in preview.content.decode()
    assert desk.post(preview.request["PATH_INFO"], {"confirm": "1"}).status_code == 200
    assert Unit.objects.count() == before


@pytest.mark.django_db
def test_a_known_name_with_another_first_day_makes_no_second_unit_beside_the_first(desk):
    services.create_unit(by=SYSTEM, name="Socialforvaltningen", kind="administration")
    services.create_unit(by=SYSTEM, name="Skolerne", kind="administration", valid_to=date(2019, 12, 31))
    file = "navn;kind;gælder fra\nSOCIALFORVALTNINGEN;Forvaltning;1.1.2006\nSkolerne;Forvaltning;1.1.2020\n"
    preview = upload(desk, UNITS, file.encode())
    assert [problem.line for problem in preview.context["plan"].problems] == [2]
    assert "to gange på én gang" in preview.content.decode()
    good = upload(desk, UNITS, "navn;kind;gælder fra\nSkolerne;Forvaltning;1.1.2020\n".encode())
    assert good.context["plan"].problems == [], "what ended the day before may begin anew"


@pytest.mark.django_db
def test_a_circle_in_a_file_is_refused_as_a_whole(desk):
    preview = upload(desk, UNITS, b"navn;kind;del af\nA;Center;B\nB;Center;A\n")
    assert "del af sig selv" in preview.content.decode(), "the preview says so already"
    page = desk.post(preview.request["PATH_INFO"], {"confirm": "1"}).content.decode()
    assert "del af sig selv" in page
    assert not Unit.objects.filter(name="A").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content", [b"\x00\x01\x02", b"MZ\x90\x00program", b"navn\n", b'navn;kind\n"A;Center\n', b"fejl;kolonner\n1;2\n"]
)
def test_what_is_no_table_is_explained(desk, content):
    page = upload(desk, UNITS, content)
    assert page.status_code == 200
    assert page.context["plan"].problems


@pytest.mark.django_db
def test_an_upload_is_seen_by_its_sender_only_and_can_be_given_up(client):
    sender, other = person_with("operator"), person_with("operator")
    client.force_login(sender)
    preview = upload(client, UNITS, b"navn;kind\nA;Center\n")
    path = preview.request["PATH_INFO"]
    client.force_login(other)
    assert client.get(path).status_code == 404
    client.force_login(sender)
    assert client.post(path, {"cancel": "1"}).status_code == 302
    assert client.get(path).status_code == 404
    assert not Unit.objects.filter(name="A").exists()
