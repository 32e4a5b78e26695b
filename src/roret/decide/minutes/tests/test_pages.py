"""The pages: the live screen by plain forms and by script, two secretaries, approval, versions, and how much they cost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from roret.commons.meetings import services as meetings
from roret.commons.records.models import Milestone
from roret.decide.matters import services as matters
from roret.decide.matters.models import Matter
from roret.decide.matters.tests.factories import ready
from roret.decide.minutes import services
from roret.decide.minutes.enums import MinutesState
from roret.decide.minutes.models import Minutes, Version, VersionFile
from roret.decide.minutes.services import Written
from roret.decide.minutes.tests.factories import adopted, approved, begun, during, entry, held, published
from roret.foundation import authz, clock
from roret.foundation.errors import DomainError, NotPossible, NotReady
from roret.foundation.modules import waiting_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(world, client):
    client.force_login(world.committee_secretary)
    return world.committee_secretary


@pytest.fixture
def found(world):
    return held(world.committee, "Budget", "Orientering")


def filled(client, found, number=1, **values):
    """Return the form of an item as the page has it, with some fields written anew."""
    page = client.get(reverse("staff:minutes-write", args=[found.pk]))
    form = next(row["form"] for row in page.context["rows"] if row["entry"].item.number == number)
    data = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    for name in ("started", "ended"):
        data[name] = f"{data[name]:%H:%M}" if data[name] else ""
    return {**data, "rows": form.keys, **values}


def send(client, found, data, number=1, **headers):
    return client.post(reverse("staff:minutes-save", args=[found.pk, number]), data, headers=headers)


def test_the_secretary_minutes_a_meeting_by_plain_forms_alone(found, secretary, client):
    write = reverse("staff:minutes-write", args=[found.pk])
    assert "Begynd referatet" in client.get(write).content.decode()
    client.post(reverse("staff:minutes-begin", args=[found.pk]))
    with during(found):
        begins = f"{localtime(found.begins_at):%H:%M}"
        votes = {"main-result": "adopted", "main-voting": "voted", "main-for": "rød, *", "main-against": "blå"}
        data = filled(client, found, text="Vi drøftede det.", started=begins, **votes)
        amendment, statement = (next(key for key in data["rows"] if key.startswith(letter)) for letter in "as")
        data |= {f"{amendment}-text": "Udskyd til maj", f"{amendment}-result": "rejected", f"{statement}-party": "Blå"}
        answer = send(client, found, {**data, f"{statement}-text": "Vi er imod.", "next": "1"})
        assert answer["Location"].endswith("?punkt=2#p2")
    one = entry(Minutes.objects.get())
    assert (one.text, one.started_at) == ("Vi drøftede det.", found.begins_at)
    assert one.motions.get(key="main").votes.count() == 4
    assert one.motions.get(role="amendment").text == "Udskyd til maj"
    page = client.get(write).content.decode()
    assert 'value="Rød 2, Grøn 1, Erik"' in page, "votes are shown as they were read"
    assert "Beslutningsdygtigt" in page or "til stede" in page


def test_what_is_refused_stays_on_the_page_with_the_reason_at_its_field(found, secretary, client):
    begun(found)
    with during(found):
        answer = send(client, found, filled(client, found, text="Langt referat", **{"main-for": "Gul"}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Langt referat" in page
    assert "»Gul« er hverken et parti eller et medlem" in page
    assert 'href="#id_1_main-for"' in page


def test_a_script_is_answered_with_data(found, secretary, client):
    begun(found)
    as_script = {"X-Requested-With": "fetch"}
    data = filled(client, found, text="Første", token="abc")
    taken = send(client, found, data, **as_script)
    assert taken.json()["version"] == 2
    again = send(client, found, data, **as_script)
    assert (again.status_code, again.json()["version"]) == (200, 2), "the answer was lost, the writing was not"
    clash = send(client, found, {**data, "text": "Anden", "token": "def"}, **as_script)
    assert (clash.status_code, clash.json()["clash"]) == (409, True)
    wrong = send(client, found, {**data, "version": 2, "token": "x", "main-for": "Gul"}, **as_script)
    assert wrong.status_code == 422
    assert "Gul" in wrong.json()["errors"][0]


def test_two_secretaries_see_field_by_field_what_the_other_saved_and_lose_no_row(found, secretary, client):
    begun(found)
    mine = filled(client, found, text="Min tekst")
    theirs = filled(client, found, text="Din tekst")
    key = next(key for key in theirs["rows"] if key.startswith("a"))
    send(client, found, {**theirs, f"{key}-text": "Hendes ændringsforslag", f"{key}-result": "rejected"})

    answer = send(client, found, mine)
    page = answer.content.decode()
    assert answer.status_code == 422
    for text in ("Din tekst", "Min tekst", "Gemt nu", "Hendes ændringsforslag"):
        assert text in page, text
    form = answer.context["bound"]
    again = {name: form[name].value() or ([] if name == "away" else "") for name in form.fields}
    assert send(client, found, {**again, "started": "", "ended": "", "rows": form.keys}).status_code == 302
    one = entry(Minutes.objects.get())
    assert one.text == "Min tekst"
    assert one.motions.get(role="amendment").text == "Hendes ændringsforslag"


def test_a_matter_is_concluded_from_the_screen_and_then_shown_as_it_stands_there(world, secretary, client):
    matter = matters.sign_matter(ready(world), by=authz.SYSTEM)
    found = held(world.committee, put=lambda one: matters.put_to_meeting(matter, by=authz.SYSTEM, meeting=one))
    begun(found)
    with during(found):
        half = filled(client, found, **{"r1-result": "noted", "conclude": "1"})
        refused = send(client, found, half)
        assert refused.status_code == 422
        assert "Vælg beslutningen for punkt 2" in refused.content.decode()
        data = filled(client, found, **{"r2-result": "adopted", "r2-voting": "unanimous", "conclude": "1"})
        assert send(client, found, data).status_code == 302
        page = client.get(reverse("staff:minutes-write", args=[found.pk])).content.decode()
    assert Matter.objects.get(pk=matter.pk).decisions.get().final
    assert "Skrevet ind i sagen" in page
    assert 'name="conclude"' not in page


def test_approval_waits_for_what_is_missing_and_freezes_what_was_written(found, secretary, client):
    minutes = begun(found)
    detail = reverse("staff:minutes-detail", args=[minutes.pk])
    with during(found, minutes=180):
        page = client.get(detail).content.decode()
        assert "Hvornår mødet begyndte og sluttede" in page
        with pytest.raises(NotReady):
            services.approve_minutes(minutes, by=secretary, approval="chair", on=clock.today())
        for number in (1, 2):
            adopted(entry(minutes, number), by=secretary, text="Vedtaget")
        times = {"version": minutes.version, "started_at": "15:00", "ended_at": "17:00"}
        assert client.post(reverse("staff:minutes-times", args=[found.pk]), times).status_code == 302
        assert not client.get(detail).context["missing"]
        for day in (clock.today() - timedelta(days=1), clock.today() + timedelta(days=1)):
            with pytest.raises(DomainError):
                services.approve_minutes(minutes, by=secretary, approval="chair", on=day)
        answer = client.post(
            reverse("staff:minutes-approve", args=[minutes.pk]),
            {"approval": "meeting", "on": clock.today().isoformat()},
        )
        assert answer.status_code == 302
        with pytest.raises(NotPossible):
            services.save_entry(entry(minutes), by=secretary, written=Written("for sent"))
        assert client.get(reverse("staff:minutes-write", args=[found.pk])).status_code == 302
        assert client.post(reverse("staff:minutes-publish", args=[minutes.pk])).status_code == 302
    assert Minutes.objects.get().state == MinutesState.PUBLISHED
    assert "Næste møde" in client.get(Minutes.objects.get().get_absolute_url()).content.decode().replace(
        "næste", "Næste"
    )
    assert Milestone.objects.filter(code="published-1").exists()


def test_a_correction_makes_a_new_version_and_the_old_one_stays(found, secretary, client, world):
    minutes = begun(found)
    with during(found):
        adopted(entry(minutes), text="Gammel ordlyd")
        minutes = published(minutes)
    first = Version.objects.get()
    client.post(reverse("staff:minutes-correct", args=[minutes.pk]), {"reason": "Et navn var forkert"})
    with during(found):
        adopted(entry(minutes), text="Ny ordlyd")
    client.force_login(world.ane)
    page = client.get(minutes.get_absolute_url()).content.decode()
    assert ("Gammel ordlyd" in page, "Ny ordlyd" in page) == (True, False), (
        "the old version stays until the new one is out"
    )
    published(Minutes.objects.get())

    page = client.get(minutes.get_absolute_url()).content.decode()
    assert "Ny ordlyd" in page
    assert "Et navn var forkert" in page
    first.refresh_from_db()
    assert [one.number for one in Version.objects.order_by("number")] == [1, 2]
    assert "Gammel ordlyd" in str(first.account)
    assert client.get(f"/api/v1/minutes/{minutes.number}").json()["version"] == 2


def test_the_same_minutes_give_the_same_checksum_and_the_same_files(found):
    minutes = begun(found)
    with during(found):
        version = approved(minutes)
    services.make_files(version, by=authz.SYSTEM)
    first = {one.kind: one.file.sha256 for one in VersionFile.objects.select_related("file")}
    VersionFile.objects.all().delete()
    services.make_files(version, by=authz.SYSTEM)
    assert first == {one.kind: one.file.sha256 for one in VersionFile.objects.select_related("file")}
    assert set(first) == {"pdf", "docx"}, "nothing is closed, so the open files are the whole"


def test_minutes_wait_for_their_secretary_until_they_are_approved(world, found, secretary):
    with during(found):
        assert [one.label.pk for one in waiting_for(secretary, of="minutes")] == [found.pk]
        assert not waiting_for(world.ane, of="minutes")
    minutes = begun(found)
    with during(found):
        approved(minutes)
    with clock.at(found.begins_at + timedelta(days=2)):
        assert not waiting_for(secretary, of="minutes")


@pytest.mark.parametrize("persona", ["ane", "bo", "dan", "member", "secretary", "director"])
def test_strangers_do_not_get_to_the_live_screen(world, found, client, persona):
    minutes = begun(found)
    client.force_login(world.personas[persona])
    for name, key in (("write", found.pk), ("detail", minutes.pk), ("approve", minutes.pk)):
        assert client.get(reverse(f"staff:minutes-{name}", args=[key])).status_code in {403, 404}
    assert send(client, found, {"text": "x"}).status_code in {403, 404}


def many(world, count):
    found = held(world.committee, *(f"Punkt {number}" for number in range(1, count + 1)))
    minutes = begun(found)
    with during(found):
        for number in range(1, count + 1):
            adopted(entry(minutes, number), votes={"for": "Rød", "against": "Blå"}, text="Ja")
    return found, minutes


@pytest.mark.parametrize("count", [1, 30])
def test_the_pages_cost_the_same_however_long_the_agenda(
    world, client, secretary, django_assert_max_num_queries, count
):
    found, minutes = many(world, count)
    client.get("/")
    for name, key in (("minutes-write", found.pk), ("minutes-detail", minutes.pk)):
        with django_assert_max_num_queries(15):
            client.get(reverse(f"staff:{name}", args=[key]))
    with during(found):
        published(minutes)
    for address in (
        minutes.get_absolute_url(),
        reverse("public:minutes-list"),
        found.get_absolute_url(),
        "/api/v1/minutes/",
    ):
        client.get(address)
        with django_assert_max_num_queries(15):
            assert client.get(address).status_code == 200, address


def test_votes_are_shown_as_a_picture_with_a_table(world, found, client):
    minutes = begun(found)
    with during(found):
        adopted(entry(minutes), votes={"for": "Rød, Erik", "against": "Blå"}, text="Ja")
        published(minutes)
    for address in (minutes.get_absolute_url(), found.get_absolute_url()):
        page = client.get(address).content.decode()
        assert "bar-svg" in page
        assert "Rød (2), Erik (løsgænger)" in page
        assert "<caption" in page


def test_an_item_added_late_is_taken_in_on_the_screen(world, found, secretary, client):
    begun(found)
    meetings.put_on_agenda(found, by=secretary, title="Hastesag")
    page = client.get(reverse("staff:minutes-write", args=[found.pk])).content.decode()
    assert "Tag de nye punkter med" in page
    client.post(reverse("staff:minutes-begin", args=[found.pk]))
    assert "Hastesag" in client.get(reverse("staff:minutes-write", args=[found.pk])).content.decode()
