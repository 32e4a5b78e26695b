"""My day: what one opens every morning, in piles with the one act that moves each thing on."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roret.decide.matters import services as matters
from roret.foundation import clock
from roret.foundation.modules import Waiting
from roret.listen.contributions import services as contributions
from roret.listen.contributions.tests.factories import draft, open_consultation, send, sent
from roret.report.portal import day

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def owed(consultation, by, title, due):
    theme = contributions.create_theme(
        consultation, by=by, title=title, owner=by, due_on=None if due is None else clock.today() + due * DAY
    )
    contributions.group_contributions(theme, [sent(consultation, title)], by=by)
    return theme


def my_day(client, person, **asked):
    client.force_login(person)
    return client.get(reverse("staff:today"), asked)


def figures(response):
    return {tile.label: tile.value for tile in response.context["counters"]}


def titles(response):
    return [str(task.item.label) for pile in response.context["piles"] for task in pile.tasks]


def test_the_counters_count_what_is_overdue_due_today_and_due_within_a_week(client, world, bo):
    made = open_consultation(world.centre)
    for title, due in (("Sent", -2), ("I dag", 0), ("Snart", 5), ("Engang", 30), ("Uden dag", None)):
        owed(made, bo, title, due)

    assert figures(my_day(client, bo)) == {
        "Over fristen": 1,
        "Frist i dag": 1,
        "Frist inden for en uge": 2,
        "Venter på andre": 0,
    }


@pytest.mark.parametrize(("look", "left"), [("overdue", ["Sent"]), ("today", ["I dag"]), ("week", ["I dag", "Snart"])])
def test_a_counter_narrows_the_list_by_the_address(client, world, bo, look, left):
    made = open_consultation(world.centre)
    for title, due in (("Sent", -2), ("I dag", 0), ("Snart", 5)):
        owed(made, bo, title, due)

    assert titles(my_day(client, bo, vis=look)) == left


def test_a_look_that_does_not_exist_shows_all(client, world, bo):
    owed(open_consultation(world.centre), bo, "Sent", -2)

    assert "Sent" in titles(my_day(client, bo, vis="<script>"))


def test_a_row_says_how_long_there_is_what_it_is_about_and_what_to_do(client, world, bo):
    theme = owed(open_consultation(world.centre), bo, "Belysning", -2)

    page = my_day(client, bo).content.decode()
    row = re.search(r'<li class="work-row">.*?Belysning.*?</li>', page, re.DOTALL)[0]
    assert "2 dage over" in row
    assert theme.answer.number in row
    assert f'href="{theme.answer.get_staff_url()}"' in row
    assert "Skriv svaret" in row


def test_the_pile_with_the_most_urgent_thing_comes_first_and_that_of_others_last():
    today = clock.today()
    waiting = [
        Waiting("a", "/", today - DAY, overdue=True, heading="Svar"),
        Waiting("b", "/", today, heading="Sager"),
        Waiting("c", "/", today + DAY, heading="Svar"),
        Waiting("d", "/", whom="direktøren", heading="Sager"),
        Waiting("e", "/"),
    ]

    piles = day.piles(day.tasks_of(waiting), look="")

    assert [(pile.heading, [task.item.label for task in pile.tasks]) for pile in piles] == [
        ("Svar", ["a", "c"]),
        ("Sager", ["b"]),
        ("Andet arbejde", ["e"]),
        ("Venter på andre", ["d"]),
    ]


def test_what_waits_for_others_is_never_counted_as_mine():
    waiting = [Waiting("a", "/", clock.today() - DAY, overdue=True, whom="direktøren")]
    counted = {tile.label: tile.value for tile in day.counters(day.tasks_of(waiting), chosen="")}

    assert counted == {"Over fristen": 0, "Frist i dag": 0, "Frist inden for en uge": 0, "Venter på andre": 1}


@pytest.mark.parametrize(
    ("days", "said"), [(-1, "1 dag over"), (0, "i dag"), (1, "1 dag tilbage"), (9, "9 dage tilbage"), (-400, "siden")]
)
def test_the_time_left_is_said_in_words(days, said):
    assert said in day.Task(Waiting("x", "/", clock.today() + days * DAY), clock.today()).when


def test_my_open_consultation_shows_days_left_what_is_new_and_how_much_is_looked_through(client, world, bo):
    with clock.at(clock.now() - 6 * DAY):
        made = open_consultation(world.centre, days=36)
    with clock.at(clock.now() - 5 * DAY):
        old = sent(made)
    contributions.approve_contribution(old, by=bo)
    sent(made)

    found = my_day(client, bo).context["open_now"][0]

    assert (found.days_left, found.received, found.fresh, found.unread, found.read) == (30, 2, 1, 1, 1)
    assert (found.per_day[-1], found.per_day[-6], sum(found.per_day)) == (1, 1, 2)


def test_the_consultations_of_others_are_not_mine(client, world, bo):
    open_consultation(world.tech)

    assert my_day(client, bo).context["open_now"] == []


def test_the_strip_shows_the_deadlines_of_the_next_fortnight(client, world, bo):
    draft(world.centre, title="Om fem dage", days=5)
    draft(world.centre, title="Om en måned", days=30)

    strip = my_day(client, bo).context["strip"]

    marks = {one.on: [str(mark.title) for mark in one.marks] for one in strip if one.marks}
    assert len(strip) == 14
    assert strip[0].is_today
    assert marks == {clock.today() + 5 * DAY: ["Om fem dage"]}


def test_hostile_words_are_only_words(client, world, bo):
    evil = "<script>alert(1)</script>"
    made = open_consultation(world.centre, title=evil)
    owed(made, bo, evil, 1)

    assert "<script>alert" not in my_day(client, bo).content.decode()


def much_work(world, bo, number):
    for count in range(number):
        made = open_consultation(world.centre, title=f"Høring {count}", days=30 + count % 10)
        owed(made, bo, "Svar", count % 20 - 3)
        send(made)
        draft(world.centre, title=f"Kladde {count}", days=8)
        matters.create_matter(by=bo, unit=world.centre, title=f"Sag {count}")


def test_the_day_takes_the_same_queries_with_one_and_with_many(client, world, bo):
    counts = []
    for number in (1, 8):
        much_work(world, bo, number)
        client.force_login(bo)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("staff:today")).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 15, "\n".join(query["sql"][:250] for query in queries)
