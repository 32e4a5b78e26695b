"""The light of a target: each rule gives its colour, its word and its sentence."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from roret.deliver.agreements.models import Agreement, Target
from roret.foundation import clock
from roret.measure.indicators.models import Observation
from roret.measure.indicators.status import status_of

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 7, 15, 12, tzinfo=COPENHAGEN)


def target(**values):
    agreement = Agreement(begins_at=datetime(2026, 1, 1, tzinfo=COPENHAGEN))
    fields = {"baseline": Decimal(40), "goal": Decimal(100), "goal_on": date(2026, 12, 31), "tolerance": Decimal(5)}
    return Target(agreement=agreement, **{**fields, **values})


def light(value, *, on=date(2026, 7, 1), of=None, parts=(None, None)):
    rows = [Observation(month=on, value=Decimal(str(value)), numerator=parts[0], denominator=parts[1])]
    with clock.at(NOW):
        return status_of(of or target(), rows)


@pytest.mark.parametrize(
    ("value", "colour", "word", "sentence"),
    [
        ("100.5", "green", "Nået", "100,5 når målet på 100."),
        ("80", "green", "På rette vej", "80 er mindst lige så godt som de 72,73, vi venter nu."),
        ("70", "yellow", "Lidt bagud", "70 er bagud i forhold til de 72,73, vi venter nu, men inden for"),
        ("50", "red", "Bagud", "50 er bagud i forhold til de 72,73, vi venter nu, og mere end tolerancen på 5."),
    ],
)
def test_each_rule_has_its_light_its_word_and_its_sentence(value, colour, word, sentence):
    found = light(value)
    assert (found.light, found.label) == (colour, word)
    assert found.sentence.startswith(sentence)
    assert found.reached is (value == "100.5")


def test_without_a_value_it_is_not_measured():
    with clock.at(NOW):
        found = status_of(target(), [])
    assert (found.light, found.label, found.sentence) == ("none", "Ikke målt", "Intet er målt endnu.")


def test_an_old_value_says_how_old_and_reaches_nothing():
    found = light(120, on=date(2026, 3, 1))
    assert (found.light, found.reached) == ("none", False)
    assert found.sentence == "Den nyeste måling er 4 måneder gammel."


def test_where_lower_is_better_a_low_value_reaches_the_goal():
    down = target(direction="lower", baseline=Decimal(100), goal=Decimal(40))
    assert light(39, of=down).reached
    assert light(99, of=down).light == "red"


def test_without_a_baseline_the_goal_itself_is_expected():
    assert light(96, of=target(baseline=None)).light == "yellow"


def test_a_value_that_few_stand_behind_gives_no_light():
    assert light(120, parts=(Decimal(3), Decimal(200))).light == "none"
    assert light(120, parts=(Decimal(0), Decimal(200))).light == "green"


def test_the_sentence_follows_the_reader():
    with override("en"):
        assert light("100.5").sentence == "100.5 reaches the goal of 100."
