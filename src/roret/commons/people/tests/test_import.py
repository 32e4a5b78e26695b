import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from roret.commons.organisation import services as organisation
from roret.commons.people import services
from roret.commons.people.models import RoleGrant, User
from roret.commons.people.staff.imports import ROLES_READ
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.foundation.errors import ImportRefused
from roret.foundation.journal.models import Event
from roret.foundation.staff.models import Upload
from roret.foundation.staff.services import forget_uploads
from roret.foundation.testing.jobs import run_jobs
from roret.foundation.testing.screens import person_with, upload

pytestmark = pytest.mark.django_db
HEAD = "e-mail;navn;rolle;i enhed eller råd;fra;til\r\n"


@pytest.fixture
def sof():
    return organisation.create_unit(by=SYSTEM, name="Socialforvaltningen", abbreviation="SOF", kind="administration")


@pytest.fixture
def suf():
    return organisation.create_unit(by=SYSTEM, name="Sundhedsforvaltningen", abbreviation="SUF", kind="administration")


@pytest.fixture
def desk(client, sof):
    client.force_login(person_with("unit_leader", sof))
    return client


def preview(client, lines, *, encoding="utf-8-sig", name="ind.csv"):
    return upload(client, ROLES_READ, (HEAD + lines).encode(encoding), name=name)


def confirm(client, page):
    return client.post(page.request["PATH_INFO"], {"confirm": "1"})


def problems(page):
    return [str(one) for one in page.context["plan"].problems]


def known():
    return (User.objects.count(), RoleGrant.objects.count(), Event.objects.count())


def test_a_preview_changes_nothing_and_writes_to_nobody(desk, mailoutbox):
    before = known()
    page = preview(desk, "anne@x.example;Anne;Sagsbehandler;SOF;;\r\n")
    assert page.context["plan"].counts == {"new": 1, "changed": 0, "same": 0}
    assert known() == before
    run_jobs()
    assert mailoutbox == []


def test_confirming_invites_who_is_new_and_gives_the_roles(desk, sof, mailoutbox):
    services.create_person(by=SYSTEM, email="bo@x.example", name="Bo", password="et langt kodeord")
    page = preview(
        desk, "ANNE@x.example;Anne Ærø;Sagsbehandler;SOF;;31-12-2040\r\nbo@x.example;Et andet navn;editor;sof;;\r\n"
    )
    assert confirm(desk, page).status_code == 302
    anne, bo = User.objects.get(email="anne@x.example"), User.objects.get(email="bo@x.example")
    assert (anne.name, bo.name) == ("Anne Ærø", "Bo"), "the name of a person who is there is her own"
    assert [(grant.role, grant.ends_on) for grant in anne.grants.all()] == [("case_worker", date(2040, 12, 31))]
    assert [grant.role for grant in bo.grants.all()] == ["editor"]
    run_jobs()
    assert [letter.to for letter in mailoutbox] == [["anne@x.example"]]
    assert not Upload.objects.exists()


def test_the_same_file_again_changes_nothing(desk):
    lines = "anne@x.example;Anne;Sagsbehandler;SOF;;\r\n"
    confirm(desk, preview(desk, lines))
    page = preview(desk, lines)
    assert problems(page) == []
    assert page.context["plan"].counts == {"new": 0, "changed": 0, "same": 1}


def test_another_last_day_ends_the_role_then(desk):
    confirm(desk, preview(desk, "anne@x.example;Anne;Sagsbehandler;SOF;;\r\n"))
    page = preview(desk, "anne@x.example;Anne;Sagsbehandler;SOF;;31-12-2039\r\n")
    assert page.context["plan"].counts["changed"] == 1
    confirm(desk, page)
    assert RoleGrant.objects.get(user__email="anne@x.example").ends_on == date(2039, 12, 31)


def test_every_bad_line_is_named_and_nothing_is_done(desk, suf):
    before = known()
    page = preview(
        desk,
        "god@x.example;God;Sagsbehandler;SOF;;\r\n"
        "ingen adresse;Navn;Sagsbehandler;SOF;;\r\n"
        "a@x.example;Navn;Borgmester;SOF;;\r\n"
        "b@x.example;Navn;Sagsbehandler;XYZ;;\r\n"
        "c@x.example;Navn;Sagsbehandler;SOF;32-01-2027;\r\n",
    )
    assert [one.split(":")[0] for one in problems(page)] == [
        "Linje 3, e-mail", "Linje 4, rolle", "Linje 5, i enhed eller råd", "Linje 6, fra",
    ]  # fmt: skip
    page = preview(
        desk,
        "god@x.example;God;Sagsbehandler;SOF;;\r\n"
        "d@x.example;Navn;Sagsbehandler;SUF;;\r\n"
        "e@x.example;Navn;Direktør;SOF;;\r\n"
        "f@x.example;Navn;Sagsbehandler;SOF;;31-12-2001\r\n"
        "g@x.example;Navn;Sagsbehandler;SOF;01-01-2040;31-12-2039\r\n",
    )
    assert [one.split(":")[0] for one in problems(page)] == ["Linje 3", "Linje 4", "Linje 5", "Linje 6"]
    assert known() == before
    assert confirm(desk, page).status_code == 200
    assert known() == before


def test_nobody_gives_herself_a_role_by_a_file(desk, sof):
    leader = User.objects.get(grants__role="unit_leader")
    page = preview(desk, f"{leader.email};Mig;Sagsbehandler;SOF;;\r\n")
    assert problems(page) == ["Linje 2: Du kan ikke give dig selv en rolle."]


def test_roles_of_other_units_are_not_found_out_by_a_file(desk, suf):
    other = services.create_person(by=SYSTEM, email="hemmelig@x.example", name="Skjult", password="et langt kodeord")
    services.grant_role(other, by=SYSTEM, role="case_worker", unit=suf)
    page = preview(desk, "hemmelig@x.example;;Sagsbehandler;SUF;;\r\n")
    assert problems(page) == ["Linje 2: Du må ikke give denne rolle i denne enhed."]
    assert "Skjult" not in page.content.decode()


def test_a_file_from_danish_excel_and_a_workbook_are_read(desk):
    page = preview(desk, "anne@x.example;Søren Ærø;Sagsbehandler;SOF;;\r\n", encoding="cp1252")
    assert page.context["plan"].lines[0].values["name"] == "Søren Ærø"
    book, out = Workbook(), io.BytesIO()
    for row in (
        ["e-mail", "navn", "rolle", "i enhed eller råd", "til"],
        ["a@x.example", "Å", "Redaktør", "SOF", date(2040, 1, 1)],
    ):
        book.active.append(row)
    book.save(out)
    page = upload(desk, ROLES_READ, out.getvalue(), name="ind.xlsx")
    assert problems(page) == []
    assert page.context["plan"].lines[0].values["ends_on"] == date(2040, 1, 1)


def test_a_column_that_is_not_asked_for_is_refused(desk):
    page = upload(desk, ROLES_READ, b"e-mail;rolle;i enhed eller r\xe5d;cpr\r\na@x.example;editor;SOF;0101701234\r\n")
    assert problems(page)[0].startswith("Linje 1, cpr")


def test_too_many_at_once_are_refused():
    with pytest.raises(ImportRefused) as refused:
        services.import_roles([None] * 50_001, by=SYSTEM)
    assert "50" in str(refused.value.problems[0])


def test_a_first_day_that_has_passed_becomes_today(desk):
    page = preview(desk, "anne@x.example;Anne;Sagsbehandler;SOF;01-01-2019;\r\n")
    assert problems(page) == []
    confirm(desk, page)
    assert RoleGrant.objects.get(user__email="anne@x.example").begins_on == clock.today()


def test_many_persons_are_invited_by_a_job(desk):
    answer = desk.post(
        ROLES_READ.url("import"),
        {
            "file": SimpleUploadedFile(
                "ind.csv", (HEAD + "".join(f"p{n}@x.example;N;Redaktør;SOF;;\r\n" for n in range(1001))).encode()
            )
        },
    )
    run_jobs()
    url = ROLES_READ.url("import", Upload.objects.get().pk)
    assert desk.get(answer["Location"]).context["progress"].result_url == url
    assert RoleGrant.objects.filter(role="editor").count() == 0
    desk.post(url, {"confirm": "1"})
    run_jobs()
    assert RoleGrant.objects.filter(role="editor").count() == 1001


def test_a_case_worker_and_a_citizen_may_not(client, sof):
    for role in ("case_worker", "member"):
        client.force_login(person_with(role, sof))
        assert client.get(ROLES_READ.url("import")).status_code == 403


def test_the_list_of_persons_leads_to_it(desk):
    assert ROLES_READ.url("import") in desk.get(reverse("staff:person-list")).content.decode()
    page = desk.get(ROLES_READ.url("import")).content.decode()
    assert "Nye personer får et brev" in page


def test_a_file_that_is_never_confirmed_is_deleted_after_a_day(desk):
    preview(desk, "anne@x.example;Anne;Sagsbehandler;SOF;;\r\n")
    assert forget_uploads() == 0
    Upload.objects.update(uploaded_at=clock.now() - timedelta(days=1, minutes=1))
    assert forget_uploads() == 1
