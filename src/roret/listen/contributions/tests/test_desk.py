"""The desk: sharing out, going on to the next, standard texts, and what was found side by side with what others read."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from roret.foundation import authz, clock
from roret.foundation.authz.roles import CASE_WORKER
from roret.foundation.errors import DomainError
from roret.foundation.jobs.models import Progress
from roret.foundation.modules import waiting_for
from roret.foundation.testing.jobs import run_jobs
from roret.foundation.testing.screens import person_with
from roret.listen.contributions import selectors, services
from roret.listen.contributions.enums import Moderation, TextUse
from roret.listen.contributions.models import Contribution, Handling, Redaction, StandardText
from roret.listen.contributions.services.moderating import pieces_of
from roret.listen.contributions.tests.factories import open_consultation, sent

pytestmark = pytest.mark.django_db
QUEUE = "staff:contribution-queue"
SHARE = "staff:contribution-share-out"


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


@pytest.fixture
def desk(client, bo):
    client.force_login(bo)
    return client


@pytest.fixture
def eva(world):
    return person_with(CASE_WORKER, world.centre, name="Eva Nielsen")


def references(rows):
    return [row.reference for row in rows]


def test_they_are_shared_out_evenly_in_order_and_may_be_given_again(consultation, bo, eva):
    rows = [sent(consultation, f"Svar {number}") for number in range(5)]
    tomorrow = clock.today() + timedelta(days=1)
    services.assign_contributions(rows, by=bo, owners=[bo, eva], due_on=tomorrow)
    owners = list(Handling.objects.order_by("contribution").values_list("owner", flat=True))
    services.assign_contributions(rows[:1], by=bo, owners=[eva])

    assert owners == [bo.pk, eva.pk, bo.pk, eva.pk, bo.pk]
    assert (Handling.objects.get(contribution=rows[0]).owner, Handling.objects.count()) == (eva, 5)


def test_what_cannot_be_shared_out_is_refused(consultation, bo, world):
    row = sent(consultation)
    yesterday = clock.today() - timedelta(days=1)
    for rows, owners, day in (
        ([], [bo], None),
        ([row], [], None),
        ([row], [bo], yesterday),
        ([row], [world.ane], None),
    ):
        with pytest.raises(DomainError):
            services.assign_contributions(rows, by=bo, owners=owners, due_on=day)
    with pytest.raises(PermissionDenied):
        services.assign_contributions([row], by=world.ane, owners=[bo])


def test_the_page_shares_out_and_keeps_what_was_ticked_when_it_is_refused(desk, consultation, bo, eva):
    rows = [sent(consultation, f"Svar {number}") for number in range(2)]
    wrong = desk.post(
        reverse(SHARE), {"reference": references(rows), "due_on": "aldrig", "back": f"record={consultation.number}"}
    )
    page = wrong.content.decode()
    right = desk.post(reverse(SHARE), {"reference": references(rows), "owners": [eva.pk], "back": "moderation=waiting"})

    assert wrong.status_code == 422
    assert page.count("checked") >= 2
    assert 'value="aldrig"' in page
    assert right["Location"].endswith("?moderation=waiting")
    assert set(Handling.objects.values_list("owner", flat=True)) == {eva.pk}


def test_the_queue_is_narrowed_to_whose_they_are(desk, consultation, bo, eva):
    mine, hers, free = (sent(consultation, words) for words in ("Mit svar", "Evas svar", "Ingens svar"))
    services.assign_contributions([mine], by=bo, owners=[bo], due_on=clock.today())
    services.assign_contributions([hers], by=bo, owners=[eva])

    def shown(owner):
        page = desk.get(reverse(QUEUE), {"moderation": "waiting", "owner": owner}).content.decode()
        return {row for row in (mine, hers, free) if f"tick-{row.pk}" in page}

    assert [shown(owner) for owner in ("me", str(eva.pk), "nobody", "overdue")] == [{mine}, {hers}, {free}, set()]
    with clock.at(clock.now() + timedelta(days=3)):
        assert shown("overdue") == {mine}


def test_the_workload_says_who_has_what_and_what_is_late(consultation, bo, eva):
    rows = [sent(consultation, f"Svar {number}") for number in range(4)]
    services.assign_contributions(rows[:2], by=bo, owners=[eva], due_on=clock.today())
    services.approve_contribution(rows[1], by=bo)
    with clock.at(clock.now() + timedelta(days=2)):
        load = selectors.queue_workload(Contribution.objects.visible_to(bo))

    assert [(row["handling__owner"], row["waiting"], row["overdue"]) for row in load] == [(None, 2, 0), (eva.pk, 1, 1)]


def test_what_was_handed_to_one_waits_on_her_day_page(consultation, bo, eva):
    services.assign_contributions([sent(consultation)], by=bo, owners=[eva], due_on=clock.today())
    found = next(one for one in waiting_for(eva, of="contributions") if "owner=me" in one.url)

    assert (found.due, found.overdue) == (clock.today(), False)


def test_approving_goes_on_to_the_next_as_the_queue_was_narrowed(desk, consultation, bo):
    first, other, last = (sent(consultation, words) for words in ("Cykel nu", "Noget andet", "Cykel igen"))
    back = {"back": f"record={consultation.number}&moderation=waiting&q=cykel"}
    page = desk.get(reverse("staff:contribution-detail", args=[first.reference]), back).content.decode()
    answer = desk.post(reverse("staff:contribution-approve", args=[first.reference]), back)
    end = desk.post(reverse("staff:contribution-approve", args=[last.reference]), back)

    back_again = desk.get(reverse("staff:contribution-detail", args=[last.reference]), back).content.decode()

    assert last.reference in page
    assert "Forrige" not in back_again  # the first is approved, so it waits no more
    assert reverse("staff:contribution-detail", args=[last.reference]) in answer["Location"]
    assert other.reference not in answer["Location"]
    assert end["Location"] == f"{reverse(QUEUE)}?record={consultation.number}&moderation=waiting&q=cykel"


def test_one_walks_back_and_forth_in_the_queue(desk, consultation):
    rows = [sent(consultation, f"Svar {number}") for number in range(3)]
    page = desk.get(reverse("staff:contribution-detail", args=[rows[1].reference])).content.decode()

    assert f"Forrige: {rows[0].reference}" in page
    assert f"Næste: {rows[2].reference}" in page


def test_the_last_decision_is_taken_back_from_the_next_page(desk, consultation):
    first, second = sent(consultation), sent(consultation, "Det næste")
    page = desk.post(reverse("staff:contribution-approve", args=[first.reference]), follow=True).content.decode()
    desk.post(reverse("staff:contribution-undo-many"))
    first.refresh_from_db()

    assert f"Fortryd det, du besluttede om {first.reference}" in page
    assert second.reference in page
    assert first.moderation == Moderation.WAITING


def test_all_that_was_found_is_taken_out_at_once(desk, consultation):
    row = sent(consultation, "Ring på 20 30 40 50 eller skriv til ida@example.dk.")
    desk.post(reverse("staff:redaction-take-out-all", args=[row.reference]))
    row.refresh_from_db()

    assert row.flags == 0
    assert set(row.redactions.values_list("confirmed", flat=True)) == {True}


def test_what_was_found_is_marked_beside_what_others_read(desk, consultation):
    row = sent(consultation, "Ring på 20 30 40 50.")
    before = desk.get(reverse("staff:contribution-detail", args=[row.reference])).content.decode()
    services.take_out_all(row, by=authz.SYSTEM)
    after = desk.get(reverse("staff:contribution-detail", args=[row.reference])).content.decode()

    assert f'<mark id="found-{row.redactions.get().pk}">20 30 40 50</mark>' in before
    assert "20 30 40 50" not in after


def test_a_cpr_number_to_be_decided_about_is_half_hidden(desk, consultation):
    row = sent(consultation, "Mit nummer er 010190-1235, tak.")
    page = desk.get(reverse("staff:contribution-detail", args=[row.reference])).content.decode()
    assert "010190-••••" in page
    assert "1235" not in page

    services.decide_redaction(row.redactions.get(), by=authz.SYSTEM, take_out=False)
    assert "010190-1235" in desk.get(reverse("staff:contribution-detail", args=[row.reference])).content.decode()


@given(
    text=st.text(max_size=60),
    spans=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.sampled_from([None, True, False])), max_size=8),
)
def test_the_pieces_make_the_text_again_and_hide_what_was_taken_out(text, spans):
    found = [
        Redaction(start=start, end=min(start + length, len(text)), reason="phone", confirmed=confirmed)
        for start, length, confirmed in spans
        if start < len(text)
    ]
    row = Contribution(text=text)

    assert "".join(piece.text for piece in pieces_of(row, found, original=True)) == text
    for piece in pieces_of(row, found):
        assert not (piece.redaction and piece.redaction.confirmed) or piece.text.startswith("[")


def test_a_standard_text_is_the_reason_unless_one_writes(desk, consultation):
    text = StandardText.objects.create(title="Skældsord", use=TextUse.HIDING, text="Svaret indeholder skældsord.")
    first, second = sent(consultation), sent(consultation, "Det andet")
    desk.post(reverse("staff:contribution-hide", args=[first.reference]), {"template": text.pk})
    desk.post(
        reverse("staff:contribution-hide", args=[second.reference]), {"template": text.pk, "reason": "Min egen grund"}
    )
    reasons = Contribution.objects.order_by("pk").values_list("moderation_reason", flat=True)

    assert list(reasons) == ["Svaret indeholder skældsord.", "Min egen grund"]


def test_without_a_reason_the_page_says_so_beside_the_field(desk, consultation):
    row = sent(consultation)
    answer = desk.post(reverse("staff:contribution-hide", args=[row.reference]), {"reason": " "})

    assert answer.status_code == 422
    assert "Skriv hvorfor" in answer.content.decode()


def test_many_are_hidden_with_a_standard_text(desk, consultation):
    text = StandardText.objects.create(title="Reklame", use=TextUse.HIDING, text="Svaret er reklame.")
    row = sent(consultation)
    desk.post(
        reverse("staff:contribution-decide-many"), {"reference": row.reference, "act": "hide", "template": text.pk}
    )
    row.refresh_from_db()

    assert (row.moderation, row.moderation_reason) == (Moderation.HIDDEN, "Svaret er reklame.")


def test_a_standard_text_is_put_after_what_is_written_and_nothing_is_saved(desk, consultation, bo):
    theme = services.create_theme(consultation, by=bo, title="Cykler")
    text = StandardText.objects.create(title="Tak", use=TextUse.ANSWER, text="Tak for jeres svar.")
    values = {"text": "Vi bygger stien.", "version": theme.answer.version, "template": text.pk, "insert": "1"}
    page = desk.post(reverse("staff:answer-detail", args=[theme.answer.pk]), values).content.decode()
    theme.answer.refresh_from_db()

    assert "Vi bygger stien.\n\nTak for jeres svar." in page
    assert theme.answer.text == ""


def test_who_writes_an_answer_does_not_see_what_was_taken_out(desk, consultation, bo):
    row = sent(consultation, "Cykler, ja. Ring på 20 30 40 50.")
    services.take_out_all(row, by=bo)
    theme = services.create_theme(consultation, by=bo, title="Cykler")
    services.group_contributions(theme, [row], by=bo)
    page = desk.get(reverse("staff:answer-detail", args=[theme.answer.pk])).content.decode()

    assert "Cykler, ja." in page
    assert "20 30 40 50" not in page


def test_who_writes_an_answer_does_not_see_what_nobody_has_decided_about(desk, consultation, bo):
    theme = services.create_theme(consultation, by=bo, title="Cykler")
    services.group_contributions(theme, [sent(consultation, "Cykler, ja. Ring på 20 30 40 50.")], by=bo)
    page = desk.get(reverse("staff:answer-detail", args=[theme.answer.pk])).content.decode()

    assert "Cykler, ja." in page
    assert "20 30 40 50" not in page


def test_a_required_field_is_named_in_the_summary(desk):
    page = desk.post(
        reverse("staff:standardtext-create"), {"title": "", "use": "hiding", "text": "Ord"}
    ).content.decode()

    assert "Titel: Dette felt er påkrævet." in page


def test_the_standard_texts_are_written_changed_and_deleted_on_their_pages(desk):
    desk.post(
        reverse("staff:standardtext-create"), {"title": "Dobbelt", "use": "hiding", "text": "Svaret er sendt to gange."}
    )
    made = StandardText.objects.get()
    desk.post(
        reverse("staff:standardtext-update", args=[made.pk]),
        {"title": "Dobbelt", "use": "hiding", "text": "Sendt to gange."},
    )
    made.refresh_from_db()
    assert made.text == "Sendt to gange."

    desk.post(reverse("staff:standardtext-delete", args=[made.pk]))
    assert not StandardText.objects.exists()


@pytest.mark.parametrize("more", [1, 60])
def test_the_queue_asks_the_same_however_many_are_shared_out(
    desk, consultation, bo, eva, more, django_assert_max_num_queries
):
    rows = [sent(consultation, f"Svar {number}") for number in range(more)]
    services.assign_contributions(rows, by=bo, owners=[bo, eva], due_on=clock.today())
    with django_assert_max_num_queries(15):
        assert desk.get(reverse(QUEUE)).status_code == 200
    with django_assert_max_num_queries(15):
        assert desk.get(reverse("staff:contribution-detail", args=[rows[0].reference])).status_code == 200


def test_all_in_the_queue_of_a_consultation_are_approved_but_what_was_found_waits(
    desk, consultation, django_capture_on_commit_callbacks
):
    good = [sent(consultation, f"Cykelsti nummer {number}") for number in range(35)]
    flagged, other = sent(consultation, "Cykel: ring på 20 30 40 50."), sent(consultation, "Noget andet")
    back = f"record={consultation.number}&moderation=waiting&q=cykel"
    page = desk.get(f"{reverse(QUEUE)}?{back}").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(reverse("staff:contribution-approve-all"), {"back": back})
    late = sent(consultation, "Cykelsti, men for sent til at være med")
    run_jobs()

    assert "Godkend alle 35" in page
    assert answer["Location"] == reverse("staff:job-progress", args=[Progress.objects.get().pk])
    assert set(Contribution.objects.filter(moderation=Moderation.APPROVED)) == set(good)
    assert set(Contribution.objects.filter(moderation=Moderation.WAITING)) == {flagged, other, late}


@pytest.mark.parametrize("back", ["", "moderation=waiting", "record=2026-9999"])
def test_not_all_of_everything_is_approved_at_once(desk, consultation, back):
    sent(consultation)

    assert desk.post(reverse("staff:contribution-approve-all"), {"back": back}).status_code == 404


def test_those_who_may_not_approve_order_nothing(client, consultation, world):
    with pytest.raises(PermissionDenied):
        services.order_approval(consultation, by=world.ane, rows=Contribution.objects.all())


def test_places_in_the_masked_text_fit_those_of_what_was_sent(consultation, bo):
    row = sent(consultation, "Ring på 20 30 40 50, så cykler vi.")
    found = row.redactions.get()
    undecided = row.masked_text
    services.decide_redaction(found, by=bo, take_out=False)
    kept = Contribution.objects.get(pk=row.pk).masked_text

    assert undecided == "Ring på ███████████, så cykler vi."
    assert (len(undecided), kept) == (len(row.text), row.text)


def test_hiding_many_without_a_reason_keeps_what_was_ticked(desk, consultation):
    rows = [sent(consultation, f"Svar {number}") for number in range(2)]
    values = {"reference": references(rows), "act": "hide", "back": f"record={consultation.number}"}
    answer = desk.post(reverse("staff:contribution-decide-many"), values)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert page.count("checked>") >= 2
    assert "error-summary" in page
