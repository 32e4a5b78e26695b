"""The white paper accounts for every response and is frozen with a hash."""

import hashlib
import json

import pikepdf
import pytest

from roret.foundation.errors import NotPossible, NotReady
from roret.foundation.testing.jobs import run_jobs
from roret.listen.consultations import services as consultations
from roret.listen.contributions import services as contributions
from roret.listen.contributions.tests.factories import open_consultation, sent
from roret.listen.white_papers import services
from roret.listen.white_papers.models import WhitePaper
from roret.listen.white_papers.services.account import Account

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(world, bo):
    made = open_consultation(world.centre)
    theme = contributions.create_theme(made, by=bo, title="Bredden & <b>alt</b> #det", owner=bo)
    for text in ("Stien er smal 😀", "#set page(width: 1pt)", "Mit cpr er 251248-9996"):
        contribution = sent(made, text)
        for redaction in contribution.redactions.all():
            contributions.decide_redaction(redaction, by=bo, take_out=True)
        contributions.approve_contribution(contribution, by=bo)
        contributions.group_contributions(theme, [contribution], by=bo)
    hidden = sent(made, "Uartigt")
    contributions.hide_contribution(hidden, by=bo, reason="Indeholder trusler")
    contributions.mark_no_theme(hidden, by=bo)
    contributions.write_answer(theme.answer, by=bo, text="Den bliver bred.")
    contributions.approve_answer(theme.answer, by=bo)
    return consultations.close_consultation(made, by=bo)


def test_it_is_refused_while_a_response_waits(closed, bo):
    with_late = consultations.enter_response(
        closed, by=bo, content=contributions.Content(text="Sent brev"), submission="2" * 36, channel="paper"
    )
    assert with_late.contribution.late

    with pytest.raises(NotReady) as refused:
        services.freeze_white_paper(closed, by=bo)
    assert len(refused.value.missing) == 2


def test_every_response_stands_in_it_and_the_counts_add_up(closed, bo):
    paper = services.freeze_white_paper(closed, by=bo)
    data, rows = paper.account, list(paper.rows.values_list("data", flat=True))

    assert len(rows) == data["counts"]["received"] == 4
    assert data["counts"]["distinct"] + data["counts"]["duplicates"] == 4
    assert data["counts"]["grouped"] + data["counts"]["no_theme"] == 4
    assert "251248" not in str(data) + str(rows)
    assert "Uartigt" not in str(data) + str(rows)


def test_the_same_data_give_the_same_hash_and_it_is_frozen_once(closed, bo):
    first, second = Account(closed), Account(closed)
    assert (first.head(), list(first.responses())) == (second.head(), list(second.responses()))

    services.freeze_white_paper(closed, by=bo)
    with pytest.raises(NotPossible):
        services.freeze_white_paper(closed, by=bo)


def test_the_pdf_is_tagged_danish_and_takes_hostile_text_as_text(closed, bo):
    services.freeze_white_paper(closed, by=bo)
    run_jobs()

    paper = WhitePaper.objects.get()
    assert paper.state == "made"
    with paper.files.get(kind="pdf").file.content.open() as file, pikepdf.open(file) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "da-DK"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert len(pdf.pages) < 10


def test_what_an_upper_module_tells_stands_in_the_account(closed, bo):
    from roret.listen.white_papers.services import sections

    sections.register_annex("in-tests", lambda consultation: services.Annex("in-tests", "Prøve", "Ord", ["A"], [["x"]]))
    try:
        account = services.freeze_white_paper(closed, by=bo).account
    finally:
        sections._annexes.pop("in-tests")

    assert {"key": "in-tests", "title": "Prøve", "text": "Ord", "columns": ["A"], "rows": [["x"]]} in account["annexes"]
    assert {"parties", "channels"} <= {annex["key"] for annex in account["annexes"]}


def test_letters_sent_by_many_are_an_annex_when_the_grouping_has_found_them(closed, bo):
    from roret.foundation import clock
    from roret.listen.analyses.models import Analysis, Suggestion
    from roret.listen.contributions.models import Contribution

    analysis = Analysis.objects.create(record=closed, started_by="Bo", finished_at=clock.now())
    letter = Contribution.objects.filter(published_text__startswith="Stien").get()
    Suggestion.objects.create(
        analysis=analysis, kind="campaign", title="Ord fra brevet", size=12, texts=3, letter=letter
    )
    Suggestion.objects.create(analysis=analysis, kind="campaign", title="Få", size=4, texts=1)

    annexes = services.freeze_white_paper(closed, by=bo).account["annexes"]
    found = next(annex for annex in annexes if annex["key"] == "campaigns")
    assert found["rows"] == [[letter.reference, 12, 3, "foreslået af maskinen"]]
    assert "Ord fra brevet" not in str(annexes)


def test_an_account_of_the_first_shape_keeps_its_checksum_when_it_is_divided():
    from roret.listen.white_papers.selectors import canonical

    old = {
        "title": "T",
        "counts": {"received": 2},
        "themes": [],
        "responses": [{"reference": "A-1", "themes": [1], "text": "x"}],
    }
    head = {name: value for name, value in old.items() if name != "responses"}
    before = hashlib.sha256(json.dumps(old, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    assert hashlib.sha256(canonical(head, old["responses"])).hexdigest() == before
