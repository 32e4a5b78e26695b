"""What is written about a clause is a contribution like any other, and stands beside its clause."""

import pytest

from roret.engines.figures.csv_dialect import read_table
from roret.foundation.errors import NotPossible
from roret.listen.consultations import services as consultations
from roret.listen.contributions import services as contributions
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.tests.factories import open_consultation
from roret.listen.material import selectors, services
from roret.listen.material.composing import composed, taken_apart
from roret.listen.material.models import ClauseRemark
from roret.listen.material.tests.factories import TEXT, clause, published, remark, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


@pytest.fixture
def made(consultation):
    return published(consultation)


def test_a_comment_is_a_response_of_the_consultation_with_its_own_reference_and_link(made, consultation):
    receipt = remark(clause(made, "ladcykler"), "Der skal være plads til tre.")

    assert receipt.contribution.reference.endswith("0001")
    assert receipt.contribution.record_id == consultation.pk
    assert receipt.contribution.kind == "response"
    assert receipt.contribution.clause_remark.clause.anchor == "k4"


def test_a_proposal_holds_the_comment_and_the_new_text(made):
    sent = remark(clause(made, "ladcykler"), "To er for få.", proposal="Stien skal være bred nok til tre ladcykler.")

    found = sent.contribution.clause_remark
    assert sent.contribution.kind == "proposal"
    assert found.written == ("To er for få.", "Stien skal være bred nok til tre ladcykler.")
    assert "1, stk. 1" in sent.contribution.text


def test_sending_twice_keeps_one(made, world):
    from roret.listen.contributions.services import Content

    values = {"by": world.guest, "content": Content(text="Ja"), "submission": "a" * 36, "kind": "comment"}
    receipts = [services.send_remark(clause(made, "ladcykler"), **values) for _ in range(2)]

    assert [receipt.repeated for receipt in receipts] == [False, True]
    assert ClauseRemark.objects.count() == 1


def test_it_is_counted_and_shown_first_when_it_has_been_approved(made, bo):
    about = clause(made, "ladcykler")
    sent = remark(about).contribution
    assert selectors.counts_by_anchor(selectors.published_remarks(made.material)) == {}

    contributions.approve_contribution(sent, by=bo)

    assert selectors.counts_by_anchor(selectors.published_remarks(made.material)) == {"k4": 1}


def test_it_follows_its_clause_into_the_next_version(made, bo):
    sent = remark(clause(made, "ladcykler")).contribution
    contributions.approve_contribution(sent, by=bo)
    version(made.material, TEXT.replace("to ladcykler", "tre ladcykler"))

    assert selectors.counts_by_anchor(selectors.published_remarks(made.material)) == {"k4": 1}
    assert selectors.published_remarks(made.material).get().clause.version.number == 1


def test_personal_data_in_a_proposal_is_found_and_taken_out_like_in_any_text(made, bo):
    sent = remark(clause(made, "ladcykler"), "Se her.", proposal="Ring til 20 30 40 50 om ladcykler.").contribution
    assert sent.flags == 1

    contributions.decide_redaction(sent.redactions.get(), by=bo, take_out=True)
    contributions.approve_contribution(sent, by=bo)

    words = ClauseRemark.objects.get().published
    assert words.comment == "Se her."
    assert words.proposal.startswith("Ring til [")
    assert "20 30" not in words.proposal


def test_erasing_it_erases_the_proposal_too(made, bo, world):
    sent = remark(clause(made, "ladcykler"), "Se her.", proposal="Mine egne ord om ladcykler.").contribution
    contributions.approve_contribution(sent, by=bo)

    contributions.erase_contribution(sent, by=world.privacy_officer)

    found = ClauseRemark.objects.get()
    assert found.written.proposal == found.published.proposal == ""
    assert "Mine egne ord" not in Contribution.objects.get().text


def test_nothing_is_taken_when_the_consultation_is_closed(made, consultation, bo):
    about = clause(made, "ladcykler")
    consultations.close_consultation(consultation, by=bo)

    with pytest.raises(NotPossible):
        remark(clause(made, about.plain))
    assert not Contribution.objects.exists()


def test_nothing_is_taken_about_a_version_that_is_not_published(made):
    waiting = version(made.material, TEXT, publish=False)
    with pytest.raises(NotPossible):
        remark(clause(waiting, "ladcykler"))


@pytest.mark.parametrize("comment", ["", "Hej", "To\n\nafsnit", "➜ Forslag\nsnyd", "\n\n➜ x\ny"])
@pytest.mark.parametrize("proposal", ["Ny tekst", "To\n\nafsnit", "➜ Forslag\nsnyd"])
def test_the_two_texts_come_apart_as_they_were_put_together(comment, proposal):
    parts = taken_apart(composed("2.1, stk. 3", comment=comment, proposal=proposal))

    assert parts.comment == comment.replace("➜", "→").strip()
    assert parts.proposal == proposal.replace("➜", "→").strip()


def test_the_csv_holds_the_published_form_only(client, made, bo, world):
    shown = remark(clause(made, "ladcykler"), "Se her.", proposal="=Bred nok til tre ladcykler.").contribution
    remark(clause(made, "Ågade"), "Hemmeligt endnu")
    contributions.approve_contribution(shown, by=bo)
    client.force_login(bo)

    response = client.get(f"{made.material.get_staff_url()}bemaerkninger/eksport/")

    table = read_table(response.content, "x.csv")
    rows = {row["reference"]: row for _line, row in table.rows}
    assert rows[shown.reference]["proposed_text"].endswith("Bred nok til tre ladcykler.")
    assert rows[shown.reference]["old_text"].startswith("Stien skal")
    assert "Hemmeligt" not in response.content.decode()
    client.force_login(world.director)
    assert client.get(f"{made.material.get_staff_url()}bemaerkninger/eksport/").status_code == 403
