"""The gates block, say what is wrong, and lead to exactly the responses concerned."""

import pytest
from django.urls import reverse

from roret.foundation import authz
from roret.foundation.errors import NotReady
from roret.listen.consultations import services as consultations
from roret.listen.contributions import services as contributions
from roret.listen.contributions.models import Contribution, Theme
from roret.listen.contributions.tests.factories import sent
from roret.listen.white_papers import selectors, services
from roret.listen.white_papers.models import WhitePaper
from roret.listen.white_papers.tests.factories import answered_theme, looked_through, ready_for_white_paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(world, bo):
    return ready_for_white_paper(world.centre, ("Stien er smal.", "Stien er bred."), by=bo)


def letter(consultation, text, *, by):
    """Enter a letter that came after the deadline."""
    content = contributions.Content(text=text)
    submission = f"{Contribution.objects.count():036d}"
    return consultations.enter_response(
        consultation, by=by, content=content, submission=submission, channel="paper"
    ).contribution


def broken(consultation):
    return {gate.code for gate in selectors.gates_of(consultation) if not gate.holds}


def test_nothing_blocks_a_consultation_that_lacks_nothing(ready):
    assert broken(ready) == set()
    assert selectors.missing_before_freezing(ready) == []


def test_it_is_not_frozen_while_it_is_open(world, bo):
    from roret.listen.contributions.tests.factories import open_consultation

    made = open_consultation(world.centre)

    assert broken(made) == {"closed"}
    with pytest.raises(NotReady):
        services.freeze_white_paper(made, by=bo)


def test_each_fault_breaks_its_own_gate_and_leads_to_its_own_responses(ready, bo):
    waiting = letter(ready, "Ikke set igennem", by=bo)
    flagged = letter(ready, "Mit cpr er 251248-9996", by=bo)
    contributions.hide_contribution(flagged, by=bo, reason="Persondata")
    contributions.mark_no_theme(flagged, by=bo)
    quoted = Contribution.objects.get(published_text="Stien er smal.")
    contributions.choose_quote(Theme.objects.get(), quoted, by=bo, words="Stien er smal.")
    contributions.add_redaction(quoted, by=bo, start=0, end=5, reason="name")
    contributions.create_theme(ready, by=bo, title="Uden svar")

    assert broken(ready) == {"waiting", "flags", "themes", "quotes", "answers"}
    behind = {
        code: [row.reference for row in selectors.responses_behind(ready, code)] for code in broken(ready) - {"answers"}
    }
    assert behind == {
        "waiting": [waiting.reference], "themes": [waiting.reference], "flags": [flagged.reference],
        "quotes": [quoted.reference],
    }  # fmt: skip
    with pytest.raises(NotReady) as refused:
        services.freeze_white_paper(ready, by=bo)
    assert len(refused.value.missing) == 5
    assert all(missing.where for missing in refused.value.missing)
    assert not WhitePaper.objects.exists()


def test_a_response_that_has_disappeared_breaks_the_counts(ready):
    Contribution.objects.filter(published_text="Tak for mødet.").delete()

    assert broken(ready) == {"counts"}


def test_a_theme_that_miscounts_breaks_the_counts(ready):
    Theme.objects.update(size=7)

    assert broken(ready) == {"counts"}


def test_late_and_withdrawn_are_counted_on_the_list_and_stand_in_the_account(ready, bo):
    late = contributions.approve_contribution(letter(ready, "Sent brev", by=bo), by=bo)
    contributions.mark_no_theme(late, by=bo)
    gone = Contribution.objects.get(published_text="Stien er bred.")
    contributions.withdraw_contribution(gone, by=bo, secret_known=True)

    listed = {gate.code: gate.text for gate in selectors.gates_of(ready) if gate.code in {"late", "withdrawn"}}
    assert all(text.endswith(": 1") for text in listed.values())
    account = services.freeze_white_paper(ready, by=bo).account
    assert (account["late"], account["withdrawn"]) == ([late.reference], [gone.reference])


def test_the_page_shows_the_list_and_opens_exactly_the_responses(client, ready, bo):
    waiting = letter(ready, "Ikke set igennem", by=bo)
    client.force_login(bo)

    page = client.get(reverse("staff:white-paper-detail", args=[ready.pk])).content.decode()
    where = reverse("staff:white-paper-gate", args=[ready.pk, "waiting"])
    assert where in page
    assert reverse("staff:consultation-freeze", args=[ready.pk]) not in page
    behind = client.get(where).content.decode()
    assert waiting.reference in behind
    assert Contribution.objects.get(published_text="Stien er smal.").reference not in behind


@pytest.mark.parametrize("code", ["answers", "closed", "nonsense"])
def test_a_gate_that_is_not_about_responses_has_no_list(client, ready, bo, code):
    client.force_login(bo)

    assert client.get(reverse("staff:white-paper-gate", args=[ready.pk, code])).status_code == 404


def test_the_lists_take_the_same_queries_with_few_and_with_many(client, world, bo, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from roret.listen.contributions.tests.factories import open_consultation

    made = open_consultation(world.centre)
    client.force_login(bo)
    counts = []
    for more in (1, 12):
        for _ in range(more):
            theme = answered_theme(made, by=bo)
            contributions.group_contributions(theme, [looked_through(made, "Stien er smal.", by=bo)], by=bo)
            sent(made)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("staff:white-paper-detail", args=[made.pk])).status_code == 200
        with CaptureQueriesContext(connection) as more_queries:
            assert client.get(reverse("staff:white-paper-gate", args=[made.pk, "waiting"])).status_code == 200
        counts.append((len(queries), len(more_queries)))

    assert counts[0] == counts[1]
    assert max(counts[0]) <= 15


def test_who_may_what(world, ready):
    from roret.foundation.testing.matrix import assert_matrix

    writers = "bo editor operator_in_session token"
    assert_matrix(
        world,
        [
            ("white_papers.freeze_white_paper", ready, writers),
            ("white_papers.view_white_paper", ready, writers + " director"),
        ],
    )


def test_the_house_itself_may_freeze(ready):
    assert services.freeze_white_paper(ready, by=authz.SYSTEM).frozen_by == "Roret"
