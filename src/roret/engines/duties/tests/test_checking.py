"""Rules and matters made at random against the rule said in other words; and where a duty stands."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roret.engines.duties import Deed, Matter, Rule, State, Why, duties_of, touched, why_not

pytestmark = pytest.mark.unit

TODAY = date(2026, 11, 27)
LOCAL = {1: (101,), 2: (102, 103), 3: ()}
DOMAINS = ("health", "school", "traffic")

days = st.dates(TODAY - timedelta(days=800), TODAY + timedelta(days=400))
few = st.frozensets(st.integers(1, 4), max_size=2)
domains = st.frozensets(st.sampled_from(DOMAINS), max_size=2)


@st.composite
def rules(draw):
    made = []
    for key in range(1, draw(st.integers(1, 6)) + 1):
        begins = draw(days)
        made.append(
            Rule(
                key,
                begins,
                ends=draw(st.none() | st.just(begins + timedelta(days=200))),
                consultee=draw(st.none() | st.integers(201, 203)),
                deciders=draw(few),
                domains=draw(domains),
                topics=draw(few),
                groups=draw(few),
                yearly=draw(st.booleans()),
                must_answer=draw(st.booleans()),
            )
        )
    return made


@st.composite
def matters(draw):
    return [
        Matter(
            key,
            draw(days),
            draw(st.none() | st.integers(1, 4)),
            draw(st.none() | domains),
            draw(few),
            draw(few),
            draw(st.frozensets(st.integers(1, 4), max_size=3)),
        )
        for key in range(1, draw(st.integers(0, 8)) + 1)
    ]


def asked_in_words(rule, matter):
    """Say the rule over again, slowly and without its short cuts: whom it asks in a matter."""
    if matter.day < rule.begins or (rule.ends and matter.day >= rule.ends):
        return set()
    if len(rule.deciders) > 0 and all(matter.decider != one for one in rule.deciders):
        return set()
    anything = not rule.domains and not rule.topics and not rule.groups
    by_domain = bool(rule.domains) and (matter.domains is None or any(one in matter.domains for one in rule.domains))
    by_topic = any(one in matter.topics for one in rule.topics)
    by_group = any(one in matter.groups for one in rule.groups)
    if not (anything or by_domain or by_topic or by_group):
        return set()
    return {rule.consultee} if rule.consultee else {body for area in matter.areas for body in LOCAL.get(area, ())}


@given(rules(), matters())
def test_exactly_those_are_asked_whom_the_rule_names(made, given_matters):
    found = duties_of(made, given_matters, today=TODAY, local=LOCAL)

    expected = {
        (matter.key, rule.key, body)
        for matter in given_matters
        for rule in made
        for body in asked_in_words(rule, matter)
    }
    assert {(duty.matter, duty.rule, duty.consultee) for duty in found} == expected
    assert len(found) == len(expected)
    assert {duty.state for duty in found} <= {State.REQUIRED}
    assert all(duty.blocks for duty in found)


@given(rules(), matters())
def test_the_explained_list_has_every_rule_and_the_same_duties(made, given_matters):
    plain = duties_of(made, given_matters, today=TODAY, local=LOCAL)
    explained = duties_of(made, given_matters, today=TODAY, local=LOCAL, explain=True)

    assert [duty for duty in explained if duty.why is None] == plain
    assert {(duty.matter, duty.rule) for duty in explained} == {(m.key, r.key) for m in given_matters for r in made}


@given(rules(), matters(), st.sampled_from(DOMAINS))
def test_a_matter_whose_domains_nobody_has_said_is_asked_about_at_least_as_much(made, given_matters, domain):
    said = [replace(matter, domains=frozenset({domain})) for matter in given_matters]
    unsaid = [replace(matter, domains=None) for matter in given_matters]

    asked = [{(d.matter, d.rule) for d in duties_of(made, rows, today=TODAY, local=LOCAL)} for rows in (said, unsaid)]
    assert asked[0] <= asked[1]


@given(rules(), matters())
def test_a_dry_run_names_the_matters_in_which_somebody_is_added_or_dropped(made, given_matters):
    always = [replace(rule, begins=date.min, ends=None) for rule in made]
    before, after = always[0], replace(always[-1], key=always[0].key)

    more, less = touched(before, after, given_matters, local=LOCAL)

    def asked(rule, matter):
        return {d.consultee for d in duties_of([rule], [matter], today=TODAY, local=LOCAL)}

    assert more == {m.key for m in given_matters if asked(after, m) - asked(before, m)}
    assert less == {m.key for m in given_matters if asked(before, m) - asked(after, m)}


RULE, MATTER = Rule(1, date(2026, 1, 1), consultee=201), Matter(7, TODAY, domains=frozenset())
EARLIER, LATER = TODAY - timedelta(days=5), TODAY + timedelta(days=5)


@pytest.mark.parametrize(
    ("deed", "must_answer", "state", "blocks"),
    [
        (Deed(), False, State.REQUIRED, True),
        (Deed(sent=EARLIER), False, State.SENT, True),
        (Deed(sent=EARLIER, due=LATER), False, State.SENT, True),
        (Deed(sent=EARLIER, due=TODAY), False, State.SENT, True),
        (Deed(sent=EARLIER, due=EARLIER), False, State.OVERDUE, False),
        (Deed(sent=EARLIER, due=EARLIER), True, State.OVERDUE, True),
        (Deed(sent=EARLIER, due=EARLIER, answered=TODAY), True, State.ANSWERED, False),
        (Deed(waived=True), True, State.WAIVED, False),
        (Deed(judged_away=True), True, State.NOT_RELEVANT, False),
        (Deed(judged_away=True, answered=TODAY), True, State.ANSWERED, False),
    ],
)
def test_where_a_duty_stands_and_whether_the_decision_waits(deed, must_answer, state, blocks):
    rule = replace(RULE, must_answer=must_answer)
    (duty,) = duties_of([rule], [MATTER], today=TODAY, deeds={(7, 1, 201): deed})

    assert (duty.state, duty.blocks) == (state, blocks)


def test_an_answer_once_a_year_is_enough_for_the_year_and_not_for_the_next():
    rule = replace(RULE, yearly=True)
    first, second = replace(MATTER, key=1, day=date(2026, 2, 1)), replace(MATTER, key=2, day=date(2026, 12, 31))
    next_year = replace(MATTER, key=3, day=date(2027, 1, 1))

    deeds = {(1, 1, 201): Deed(answered=date(2026, 1, 20))}
    found = duties_of([rule], [first, second, next_year], today=TODAY, deeds=deeds)
    assert [(duty.state, duty.heard_in) for duty in found] == [
        (State.ANSWERED, None),
        (State.ANSWERED, 1),
        (State.REQUIRED, None),
    ]


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        (replace(RULE, begins=TODAY + timedelta(days=1)), Why.NOT_IN_FORCE),
        (replace(RULE, ends=TODAY), Why.NOT_IN_FORCE),
        (replace(RULE, deciders=frozenset({9})), Why.DECIDER),
        (replace(RULE, domains=frozenset({"school"})), Why.SUBJECT),
        (RULE, None),
    ],
)
def test_the_reason_why_a_rule_asks_nothing(rule, why):
    assert why_not(rule, MATTER) == why


def test_a_rule_about_local_bodies_says_when_there_is_none():
    (duty,) = duties_of([replace(RULE, consultee=None)], [MATTER], today=TODAY, explain=True)
    assert (duty.state, duty.why, duty.blocks) == (State.NOT_RELEVANT, Why.NO_LOCAL_BODY, False)
