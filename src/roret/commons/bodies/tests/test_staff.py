from datetime import date

import pytest
from django.urls import reverse

from roret.commons.bodies import services
from roret.commons.bodies.enums import SeatSource
from roret.commons.bodies.models import Body, BodyType, GoverningText, Membership, Pool, Post
from roret.commons.bodies.staff.screens import BODIES, BODY_TYPES, GOVERNING_TEXTS, MEMBERSHIPS, POOLS, POSTS
from roret.foundation.authz import SYSTEM
from roret.foundation.modules import waiting_for
from roret.foundation.testing.screens import StaffScreenTests, person_with, upload


def make_body(name="Handicaprådet", **fields):
    return Body.objects.filter(name=name).first() or services.create_body(
        by=SYSTEM, name=name, kind="council", **fields
    )


def make_post(label="Medlem", seats=20, body=None):
    body = body or make_body()
    found = Post.objects.filter(body=body, label=label).first()
    return found or services.create_post(body, by=SYSTEM, label=label, seats=seats, source=SeatSource.COUNCIL)


class TestBodyScreens(StaffScreenTests):
    screens = BODIES
    text_field = "cadence"

    def make(self, count=1):
        number = Body.objects.count()
        made = [make_body(f"Råd {number + one}", statutory=True, valid_from=date(2018, 1, 1)) for one in range(count)]
        for body in made:
            services.create_post(body, by=SYSTEM, label="Formand", seats=1, source=SeatSource.COUNCIL)
        return made

    def data(self):
        return {
            "name": "Ældrerådet",
            "kind": "council",
            "composition_known": "on",
            "rights": "Bliver hørt",
            "term_begins": "1.1.2018",
        }


class TestPostScreens(StaffScreenTests):
    screens = POSTS
    text_field = "label"

    def make(self, count=1):
        number = Post.objects.count()
        return [make_post(f"Post {number + one}") for one in range(count)]

    def data(self):
        return {"body": make_body().pk, "label": "Formand", "source": "council", "seats": "1", "order": "1"}


class TestBodyTypeScreens(StaffScreenTests):
    screens = BODY_TYPES

    def make(self, count=1):
        number = BodyType.objects.count()
        return [services.create_body_type(by=SYSTEM, name=f"Type {number + one}") for one in range(count)]

    def data(self):
        return {"name": "Lokaludvalg", "is_heard": "on", "area_required": "on"}


class TestPoolScreens(StaffScreenTests):
    screens = POOLS

    def make(self, count=1):
        number, body = Pool.objects.count(), make_body()
        return [services.create_pool(body, by=SYSTEM, name=f"Pulje {number + one}", year=2026) for one in range(count)]

    def data(self):
        return {"body": make_body().pk, "name": "Lokalpulje", "year": "2026", "frame": "100000"}


class TestGoverningTextScreens(StaffScreenTests):
    screens = GOVERNING_TEXTS
    text_field = "text"

    def make(self, count=1):
        number, body = GoverningText.objects.count(), make_body()
        return [
            services.adopt_text(
                body,
                by=SYSTEM,
                kind="statutes",
                text="§ 1. Rådet har 8 medlemmer.",
                valid_from=date(2090 + number + one, 1, 1),
                adopted_by="BR",
            )
            for one in range(count)
        ]

    def data(self):
        return {
            "body": make_body().pk,
            "kind": "terms",
            "text": "Opgaven",
            "valid_from": "1.1.2018",
            "adopted_by": "Udvalget",
        }


class TestMembershipScreens(StaffScreenTests):
    screens = MEMBERSHIPS

    def make(self, count=1):
        number = Membership.objects.count()
        return [
            services.appoint_member(make_post(), by=SYSTEM, name=f"Medlem {number + one}", begins_on=date(2018, 1, 1))
            for one in range(count)
        ]

    def data(self):
        return {"post": make_post().pk, "name": "Karen", "begins_on": "1.1.2018", "on_behalf_of": "SIND"}


@pytest.mark.django_db
def test_a_council_secretary_keeps_her_own_council_only(client):
    mine, other = make_body(), make_body("Ældrerådet")
    client.force_login(person_with("secretary", mine))
    assert client.get(BODIES.url("update", mine.pk)).status_code == 200
    assert client.get(BODIES.url("update", other.pk)).status_code == 403
    data = {"name": "Bo", "post": make_post(body=other).pk}
    assert client.post(MEMBERSHIPS.url("create"), data).status_code == 403
    assert client.post(MEMBERSHIPS.url("create"), {**data, "post": make_post().pk}).status_code == 302


@pytest.mark.django_db
def test_an_empty_seat_stands_on_the_bodys_page_and_on_the_secretarys_day(client):
    body = make_body()
    former = services.appoint_member(make_post("Formand", 1), by=SYSTEM, name="Emil", ends_on=date(2018, 1, 1))
    assert former.post.body == body
    secretary = person_with("secretary", body)
    client.force_login(secretary)
    page = client.get(BODIES.url("detail", body.pk)).content.decode()
    assert "Formand: en plads står tom" in page
    waiting = [item for item in waiting_for(secretary) if item.kind == "empty_seat"]
    assert [(str(item.label), item.url) for item in waiting] == [
        ("Handicaprådet: en plads står tom", BODIES.url("detail", body.pk))
    ]
    services.appoint_member(Post.objects.get(), by=SYSTEM, name="Karen", begins_on=date(2019, 1, 1))
    assert [item for item in waiting_for(secretary) if item.kind == "empty_seat"] == []


@pytest.mark.django_db
def test_a_body_in_which_nobody_sits_yet_waits_for_its_secretary(client):
    body = make_body()
    make_post("Formand", 1)
    waiting = [item for item in waiting_for(person_with("secretary", body)) if item.kind == "empty_seat"]
    assert [str(item.label) for item in waiting] == ["Handicaprådet: der er ikke skrevet nogen ind endnu"]


@pytest.mark.django_db
def test_an_outsider_has_nothing_waiting(django_assert_num_queries):
    make_post("Formand", 1)
    assert [item for item in waiting_for(person_with("case_worker")) if item.kind == "empty_seat"] == []


@pytest.mark.django_db
def test_ending_a_membership_offers_the_substitute(client):
    member = services.appoint_member(make_post("Formand", 1), by=SYSTEM, name="Karen")
    services.appoint_member(member.post, by=SYSTEM, name="Emil", substitute_for=member)
    client.force_login(person_with("secretary", member.post.body))
    url = reverse("staff:membership-end", args=[member.pk])
    assert "let_substitute_in" in client.get(url).content.decode()
    assert client.post(url, {}).status_code == 200
    assert client.post(url, {"on": "31.12.2030", "let_substitute_in": "on"}).status_code == 302
    assert Membership.objects.get(name="Emil", substitute_order=None).begins_on == date(2031, 1, 1)


@pytest.mark.django_db
def test_members_and_their_substitutes_come_from_one_file_or_not_at_all(client):
    client.force_login(person_with("operator"))
    make_post("Formand", 1)
    good = (
        "post;navn;suppleant for;plads blandt suppleanter;fra\n"
        "Handicaprådet / Formand;Karen;;;1.1.2018\n"
        "Handicaprådet / Formand;Emil;Karen;1;1.1.2018\n"
    )
    preview = upload(client, MEMBERSHIPS, good.encode())
    assert [str(one) for one in preview.context["plan"].problems] == []
    assert client.post(preview.request["PATH_INFO"], {"confirm": "1"}).status_code == 302
    assert Membership.objects.get(name="Emil").substitute_for.name == "Karen"
    full = upload(client, MEMBERSHIPS, "post;navn;fra\nHandicaprådet / Formand;Lise;1.1.2019\n".encode())
    page = client.post(full.request["PATH_INFO"], {"confirm": "1"}).content.decode()
    assert "1 plads" in page
    assert not Membership.objects.filter(name="Lise").exists()


@pytest.mark.django_db
def test_every_line_that_fills_a_seat_which_another_body_gives_is_named_and_nothing_is_read(client):
    giver = make_body("Borgerrepræsentationen")
    free, given = make_post("Valgte", 5), make_post("Udpegede", 5)
    services.update_post(given, by=SYSTEM, appointed_by=giver)
    client.force_login(person_with("secretary", free.body))
    lines = ("Valgte;Karen;1.1.2018", "Udpegede;Emil;1.1.2018", "Udpegede;Lise;1.1.2018")
    file = "post;navn;fra\n" + "".join(f"Handicaprådet / {line}\n" for line in lines)
    preview = upload(client, MEMBERSHIPS, file.encode())
    refused = client.post(preview.request["PATH_INFO"], {"confirm": "1"})
    assert [problem.line for problem in refused.context["plan"].problems] == [3, 4]
    assert not Membership.objects.exists()


@pytest.mark.django_db
def test_bodies_come_from_a_file(client):
    client.force_login(person_with("operator"))
    file = "navn;kind;lovpligtigt;periode slutter\nÆldrerådet;Råd;ja;31-12-2021\nUdsatterådet;Råd;nej;\n".encode()
    preview = upload(client, BODIES, file)
    assert preview.context["plan"].counts["new"] == 2
    client.post(preview.request["PATH_INFO"], {"confirm": "1"})
    assert Body.objects.get(name="Ældrerådet").statutory
    assert upload(client, BODIES, file).context["plan"].counts == {"new": 0, "changed": 0, "same": 2}


@pytest.mark.django_db
def test_a_seat_that_another_body_gives_comes_from_a_file(client):
    client.force_login(person_with("operator"))
    make_post("Formand", 1)
    services.create_body(by=SYSTEM, name="Borgerrepræsentationen", kind="council")
    file = (
        "body;label;source;order;recommended_by;appointed_by\n"
        "Handicaprådet;Medlem;organisation;2;Handicaprådet;Borgerrepræsentationen\n"
    ).encode()
    preview = upload(client, POSTS, file)
    client.post(preview.request["PATH_INFO"], {"confirm": "1"})
    made = Post.objects.get(label="Medlem")
    assert (made.recommended_by.name, made.appointed_by.name) == ("Handicaprådet", "Borgerrepræsentationen")
    assert upload(client, POSTS, file).context["plan"].counts == {"new": 0, "changed": 0, "same": 1}
