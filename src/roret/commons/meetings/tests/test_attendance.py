"""Attendance: called in time, apologies, substitutes in their order, who is there when, and whether the body can decide."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils.timezone import localdate

from roret.commons.bodies import services as bodies
from roret.commons.meetings import selectors, services
from roret.commons.meetings.enums import AgendaKind, Part, Presence
from roret.commons.meetings.models import AgendaItem, Attendance
from roret.commons.meetings.selectors import attendance
from roret.commons.meetings.tasks import REASONS_KEPT, forget_old_reasons
from roret.commons.meetings.tests.factories import called, meeting, seats
from roret.foundation import authz, clock
from roret.foundation.authz.roles import MEMBER
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.journal.models import Event
from roret.foundation.notify.models import Notification
from roret.foundation.testing.matrix import assert_matrix
from roret.foundation.testing.personas import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(world):
    return world.committee_secretary


@pytest.fixture
def anna(world):
    return make_person("anna", name="Anna", role=MEMBER, unit=world.committee)


def line(found, name):
    return found.attendances.get(name=name)


def held(found, *, minutes=30):
    return clock.at(found.begins_at + timedelta(minutes=minutes))


def test_everybody_who_sits_there_that_day_is_called_and_told(world, secretary, anna):
    made = called(world.committee, users=[anna])

    assert [one.name for one in attendance.called_to(made)] == ["Anna", "Bent", "Carl"]
    told = Notification.objects.get(recipient__user=anna)
    assert "indkaldt til mødet" in told.sentence
    assert told.url == made.get_absolute_url()
    with pytest.raises(NotPossible):
        services.call_meeting(made, by=secretary)


def test_who_leaves_the_body_before_the_meeting_is_not_called(world, secretary):
    members = seats(world.committee)
    found = meeting(world.committee)
    bodies.end_membership(members[1], by=authz.SYSTEM, on=clock.today() + timedelta(days=1))

    services.call_meeting(found, by=secretary)

    assert set(found.attendances.values_list("name", flat=True)) == {"Anna", "Carl"}


def test_a_meeting_called_too_late_says_why(world, secretary):
    seats(world.committee)
    found = meeting(world.committee, days=3)

    with pytest.raises(DomainError) as refused:
        services.call_meeting(found, by=secretary)
    assert refused.value.field == "short_notice"

    assert services.call_meeting(found, by=secretary, short_notice="Ministeren svarer i morgen").short_notice


def test_a_body_may_have_its_own_notice_and_its_own_quorum_from_a_day_on(world, secretary):
    seats(world.committee, ("Anna", "Bent", "Carl", "Dorte"))
    early, late = meeting(world.committee, days=20), meeting(world.committee, days=40)
    day = localdate(late.begins_at) - timedelta(days=2)
    services.create_rule(
        world.committee, by=secretary, first_day=day, notice_days=60, quorum="all", basis="Vedtægten § 7"
    )

    assert services.call_meeting(early, by=secretary)
    with pytest.raises(DomainError):
        services.call_meeting(late, by=secretary)
    late = services.call_meeting(late, by=secretary, short_notice="Vedtægten er ny")
    assert [attendance.sheet_of(one).quorum.needed for one in (early, late)] == [2, 4]


def test_a_rule_with_a_number_needs_the_number(world, secretary):
    with pytest.raises(ValidationError):
        services.create_rule(world.committee, by=secretary, first_day=clock.today(), quorum="number", basis="§ 1")
    rule = services.create_rule(
        world.committee, by=secretary, first_day=clock.today(), quorum="number", number=2, basis="§ 1"
    )
    with pytest.raises(ValidationError):
        services.update_rule(rule, by=secretary, quorum="half")


def test_a_member_apologises_for_herself_and_her_substitute_is_called_in_and_may_read(world, secretary, anna, client):
    found = called(world.committee, users=[anna])
    second = make_person("anna-to", name="Anna II")
    found.attendances.get(name="Anna").membership.substitutes.update(user=second)
    services.put_on_agenda(found, by=secretary, title="Ejendomskøb", closed=True)
    services.publish_agenda(found, by=secretary)
    client.force_login(anna)
    page = reverse("member:meeting-apology", args=[found.pk])
    assert "ét klik" in client.get(page).content.decode()
    assert client.post(page, {"reason": "Jeg er syg"}).status_code == 302

    assert not AgendaItem.objects.visible_to(second).exists()
    one = services.call_in_substitute(line(found, "Anna"), by=secretary)

    second = type(second).objects.get(pk=second.pk)
    assert (one.name, one.part, one.instead_of.name) == ("Anna II", Part.SUBSTITUTE, "Anna")
    assert AgendaItem.objects.visible_to(second).get().title == "Ejendomskøb"
    assert Notification.objects.filter(recipient__user=second, sentence__contains="stedfortræder").count() == 1
    with held(found, minutes=60 * 48):
        assert not AgendaItem.objects.visible_to(type(second).objects.get(pk=second.pk)).exists()


def test_a_substitute_who_is_sent_home_reads_no_more(world, secretary):
    found = called(world.committee)
    second = make_person("bent-to")
    line(found, "Bent").membership.substitutes.update(user=second)
    services.apologise(line(found, "Bent"), by=secretary)
    one = services.call_in_substitute(line(found, "Bent"), by=secretary)
    with pytest.raises(NotPossible):
        services.withdraw_apology(line(found, "Bent"), by=secretary)

    services.send_home(one, by=secretary)
    services.withdraw_apology(line(found, "Bent"), by=secretary)

    assert not authz.standing_of(type(second).objects.get(pk=second.pk)).member_units
    assert not found.attendances.filter(part=Part.SUBSTITUTE).exists()


def test_substitutes_are_called_in_their_order_and_who_stays_away_loses_her_turn(world, secretary):
    found = called(world.committee)
    member = line(found, "Anna").membership
    bodies.appoint_member(member.post, by=authz.SYSTEM, name="Anna III", substitute_for=member)
    with pytest.raises(NotPossible):
        services.call_in_substitute(line(found, "Anna"), by=secretary)
    services.apologise(line(found, "Anna"), by=secretary)
    first = services.call_in_substitute(line(found, "Anna"), by=secretary)
    with pytest.raises(NotPossible):
        services.call_in_substitute(line(found, "Anna"), by=secretary)

    services.apologise(first, by=secretary)
    assert services.call_in_substitute(line(found, "Anna"), by=secretary).name == "Anna III"


def test_nobody_is_called_in_where_nobody_stands_in_line(world, secretary):
    found = called(world.committee)
    line(found, "Carl").membership.substitutes.all().delete()
    services.apologise(line(found, "Carl"), by=secretary)
    with pytest.raises(NotPossible):
        services.call_in_substitute(line(found, "Carl"), by=secretary)


def test_the_quorum_follows_who_comes_and_goes(world, secretary):
    found = called(world.committee, ("Anna", "Bent", "Carl", "Dorte", "Erik"))
    services.apologise(line(found, "Erik"), by=secretary)
    before = attendance.sheet_of(found).quorum
    assert (before.seats, before.needed, before.expected, before.present) == (5, 3, 4, 0)
    assert before.reachable
    with held(found):
        assert services.note_all_present(found, by=secretary) == 4
        services.add_guest(found, by=secretary, name="Gitte Gæst", office="Revisor")
        assert attendance.sheet_of(found).quorum.present == 4
        for name in ("Anna", "Bent"):
            services.note_presence(
                line(found, name),
                by=secretary,
                arrived_at=found.begins_at,
                left_at=found.begins_at + timedelta(minutes=9),
            )
        now = attendance.sheet_of(found).quorum
        assert (now.present, now.holds) == (2, False)
        begun = attendance.quorum_of(found, attendance.called_to(found), moment=found.begins_at)
        assert begun.holds
        assert line(found, "Anna").presence == Presence.LEFT
    with held(found, minutes=600):
        assert attendance.sheet_of(found).quorum.present == 2, "the last moment of the meeting counts"


def test_one_cannot_leave_before_one_arrives_nor_be_there_with_an_apology(world, secretary):
    found = called(world.committee)
    services.apologise(line(found, "Bent"), by=secretary)
    with held(found):
        with pytest.raises(DomainError):
            services.note_presence(line(found, "Bent"), by=secretary, arrived_at=found.begins_at)
        with pytest.raises(ValidationError):
            services.note_presence(
                line(found, "Anna"), by=secretary, arrived_at=clock.now(), left_at=clock.now() - timedelta(minutes=1)
            )
        services.note_presence(line(found, "Anna"), by=secretary, arrived_at=found.begins_at)
        with pytest.raises(NotPossible):
            services.apologise(line(found, "Anna"), by=secretary)


def test_why_somebody_stays_away_is_read_by_the_secretary_only_and_forgotten_after_the_meeting(
    world, secretary, anna, client
):
    found = called(world.committee, users=[anna])
    services.apologise(line(found, "Anna"), by=anna, reason="Operation i knæet")
    services.publish_agenda(found, by=secretary) if found.items.exists() else None
    for person, address in (
        (secretary, reverse("staff:meeting-attendance", args=[found.pk])),
        (world.member, found.get_absolute_url()),
        (world.ane, found.get_absolute_url()),
    ):
        client.force_login(person)
        assert ("Operation" in client.get(address).content.decode()) is (person == secretary)
    assert "Operation" not in str(list(Event.objects.values_list("data", flat=True)))
    with clock.at(found.begins_at + REASONS_KEPT + timedelta(days=1)):
        assert forget_old_reasons.func() == 1
    assert line(found, "Anna").reason == ""


def test_who_may_do_what(world, anna):
    found = called(world.committee, users=[anna])
    keepers = "committee_secretary operator_in_session"
    assert_matrix(
        world,
        [
            ("meetings.call_meeting", found, keepers),
            ("meetings.manage_attendance", found, keepers),
            ("meetings.apologise", line(found, "Anna"), keepers),
            ("meetings.create_meetingrule", world.committee, keepers),
        ],
    )
    assert authz.allowed(anna, "meetings.apologise", line(found, "Anna"))
    assert not authz.allowed(anna, "meetings.apologise", line(found, "Bent"))
    for person in (world.ane, world.dan, anna):
        with pytest.raises(PermissionDenied):
            services.note_all_present(found, by=person)


@pytest.mark.parametrize("persona", ["ane", "dan", "member", "guest"])
def test_strangers_see_no_attendance_and_no_page_of_it(world, client, persona):
    found = called(world.committee)
    person = world.personas[persona]
    assert not Attendance.objects.visible_to(person).exists()
    if persona != "guest":
        client.force_login(person)
    assert client.get(reverse("member:meeting-apology", args=[found.pk])).status_code in {302, 404}
    assert client.get(reverse("staff:meeting-attendance", args=[found.pk])).status_code in {302, 403, 404}


@pytest.mark.parametrize("count", [1, 60])
def test_the_sheet_costs_the_same_however_many_are_called(
    world, secretary, client, django_assert_max_num_queries, count
):
    names = tuple(f"Medlem {number}" for number in range(count))
    found = called(world.committee, names)
    for name in names[:10]:
        services.apologise(line(found, name), by=secretary)
    client.force_login(secretary)
    address = reverse("staff:meeting-attendance", args=[found.pk])
    client.get(address)
    with django_assert_max_num_queries(15):
        page = client.get(address).content.decode()
    assert f"Indkald {names[0]} II" in page


def test_the_buttons_of_the_sheet_do_what_they_say(world, secretary, client):
    found = called(world.committee)
    client.force_login(secretary)
    anna, bent = line(found, "Anna"), line(found, "Bent")

    def press(one, do):
        return client.post(reverse("staff:attendance-mark", args=[found.pk, one.pk]), {"do": do, "reason": "Syg"})

    for verb in ("apologise", "substitute"):
        press(anna, verb)
    assert line(found, "Anna II").instead_of == anna
    press(line(found, "Anna II"), "home")
    press(anna, "come")
    assert not line(found, "Anna").apologised_at
    with held(found):
        press(bent, "arrive")
        press(bent, "leave")
        one = line(found, "Bent")
        assert one.arrived_at == one.left_at == clock.now()
        times = reverse("staff:attendance-times", args=[found.pk, bent.pk])
        assert client.post(times, {"arrived_at": "16:00", "left_at": "15:00"}).status_code == 422
        assert client.post(times, {"arrived_at": "15:00", "left_at": "16:30"}).status_code == 302
    assert client.post(reverse("staff:attendance-mark", args=[found.pk, bent.pk]), {"do": "dance"}).status_code == 302


def test_an_item_says_what_it_is_for(world, secretary):
    found = meeting(world.committee)
    services.put_on_agenda(found, by=secretary, title="Spørgetid", kind=AgendaKind.QUESTIONS)
    services.put_on_agenda(found, by=secretary, title="Budget")
    assert [row.item.kind for row in selectors.agenda_of(found, secretary)] == ["questions", "decision"]
    with pytest.raises(DomainError):
        services.put_on_agenda(found, by=secretary, title="Pause", kind="break")
