"""Campaigns, themes and quotes of invented consultations of which all is known."""

import json
import random

import pytest

from roret.engines.texts.grouping import GroupingError, Options, group
from roret.engines.texts.tests import planted


@pytest.fixture(scope="module")
def consultation():
    return planted.consultation(500, seed=4, campaigns=3)


@pytest.fixture(scope="module")
def report(consultation):
    return group(consultation.texts, numbered(consultation.texts))


def numbered(texts):
    return [f"2026-H014-{number:04d}" for number in range(1, len(texts) + 1)]


def test_every_campaign_is_found_with_nearly_all_its_senders_and_nobody_else(consultation, report):
    """At least 97 of a hundred senders: one who kept half the letter among much of her own may be read by herself."""
    sent = [
        {id_ for id_, letter in zip(numbered(consultation.texts), consultation.campaign, strict=True) if letter == one}
        for one in range(3)
    ]

    found = [set(one.members) for one in report.campaigns if one.kind == "campaign"]

    assert len(found) == len(sent)
    assert all(any(members <= whole for whole in sent) for members in found)
    assert sum(map(len, found)) >= 0.97 * sum(map(len, sent))


def test_the_counts_add_up(consultation, report):
    counts = report.counts

    assert counts.received == len(consultation.texts) == counts.distinct + counts.duplicates
    assert counts.in_themes + counts.unassigned == counts.received
    assert all(theme.size == len(theme.members) >= theme.texts for theme in report.themes)
    assert all(one.size == len(one.members) == len(one.details) for one in report.campaigns)


def test_the_planted_themes_come_back(consultation, report):
    themes = dict(zip(numbered(consultation.texts), consultation.themes, strict=True))
    own = [{name for name in planted.THEMES if _is_about(theme, name, themes)} for theme in report.themes]

    assert len(report.themes) == len(planted.THEMES)
    assert sorted(name for names in own for name in names) == sorted(planted.THEMES)


def _is_about(theme, name, themes):
    members = [themes[member.id] for member in theme.members if themes[member.id]]
    return sum(name in own for own in members) > 0.8 * len(members)


def test_every_place_is_in_its_text(consultation, report):
    texts = dict(zip(numbered(consultation.texts), consultation.texts, strict=True))

    for quote in report.quotes:
        assert texts[quote.id][quote.start : quote.end] == quote.text
    for theme in report.themes:
        assert all(0 <= member.start < member.end <= len(texts[member.id]) for member in theme.members)
    for sign in (*report.stances, *report.references):
        assert 0 <= sign.start < sign.end <= len(texts[sign.id])


def test_a_lone_voice_is_in_no_theme_and_is_listed(consultation, report):
    lone = {
        id_
        for id_, letter, themes in zip(
            numbered(consultation.texts), consultation.campaign, consultation.themes, strict=True
        )
        if letter < 0 and not themes
    }

    assert lone
    assert lone & {one.id for one in report.unassigned} == lone


def test_the_same_input_gives_the_same_bytes(consultation, report):
    again = group(consultation.texts, numbered(consultation.texts), jobs=2)

    assert json.dumps(again.as_dict()) == json.dumps(report.as_dict())


def test_campaigns_do_not_hang_on_the_order_of_the_file(consultation, report):
    rows = list(zip(numbered(consultation.texts), consultation.texts, strict=True))
    random.Random(1).shuffle(rows)

    other = group([text for _, text in rows], [id_ for id_, _ in rows])

    assert {frozenset(one.members) for one in other.campaigns} == {frozenset(one.members) for one in report.campaigns}


def test_short_positions_are_no_campaign():
    report = group(["Enig", "Enig.", "Nej tak", "", "Enig"], list("abcde"))

    assert report.campaigns == ()
    assert {one.id: one.reason for one in report.unassigned} == dict.fromkeys("abce", "short") | {"d": "empty"}
    assert {one.id: one.stance for one in report.stances} == dict.fromkeys("abe", "for") | {"c": "against"}


def test_what_progress_raises_stops_the_work_and_comes_out(consultation):
    class Cancelled(Exception):
        pass

    told = []

    def progress(done, total):
        told.append((done, total))
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        group(consultation.texts, numbered(consultation.texts), progress=progress)
    assert told[0] == (0, 100)


@pytest.mark.parametrize(
    ("texts", "ids", "code"),
    [(["a"], [], "texts.lengths"), ([], [], "texts.none"), (["a", "b"], ["1", "1"], "texts.repeated_id")],
)
def test_unusable_input_is_refused_with_a_reason(texts, ids, code):
    with pytest.raises(GroupingError) as refused:
        group(texts, ids)
    assert refused.value.code == code


def test_the_number_of_themes_can_be_given(consultation):
    report = group(consultation.texts, numbered(consultation.texts), options=Options(themes=4))

    assert len(report.themes) == 4
