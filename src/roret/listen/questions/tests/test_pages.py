"""Questions in the response form lose nothing that was typed; figures are shown when nobody can answer any more."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roret.engines.figures.csv_dialect import read_table
from roret.listen.consultations import services as consultations
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.tests.factories import open_consultation
from roret.listen.questions.models import Question, QuestionAnswer
from roret.listen.questions.tests.factories import answered, ask

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


def url_of(consultation):
    return reverse("public:consultation-respond", args=[consultation.number])


def filled(client, consultation, **values):
    page = client.get(url_of(consultation)).content.decode()
    submission = re.search(r'name="submission" value="([^"]+)"', page).group(1)
    return {"text": "", "capacity": "private", "publication": "named", "submission": submission, **values}


def test_a_guest_answers_questions_and_reads_her_answers_by_her_link(client, consultation):
    wide, ways = ask(consultation), ask(consultation, "Hvordan kommer du?", kind="many", options=["Cykel", "Bus"])
    words = ask(consultation, "Hvorfor?", kind="text")
    values = {wide.field_name: "no", ways.field_name: ["1", "2"], words.field_name: "For smal"}

    response = client.post(url_of(consultation), filled(client, consultation, text="Hej", **values), follow=True)

    assert QuestionAnswer.objects.count() == 4
    link = re.search(r'class="follow-link" href="([^"]+)"', response.content.decode()).group(1)
    page = client.get(link).content.decode()
    assert "Cykel, Bus" in page
    assert "For smal" in page


def test_one_who_only_answers_the_questions_has_responded(client, consultation):
    question = ask(consultation)
    client.post(url_of(consultation), filled(client, consultation, **{question.field_name: "yes"}))
    assert Contribution.objects.get().text == "Er stien bred nok?\nJa"


def test_nothing_at_all_is_no_response(client, consultation):
    ask(consultation)
    response = client.post(url_of(consultation), filled(client, consultation))
    assert response.context["form"].errors["text"]
    assert not Contribution.objects.exists()


def test_without_questions_a_text_is_needed_as_before(client, consultation):
    response = client.post(url_of(consultation), filled(client, consultation))
    assert response.context["form"].errors["text"]


@pytest.mark.parametrize("value", ["", "måske", "<script>"])
def test_a_required_or_wrong_answer_is_pointed_out_and_all_that_was_typed_stays(client, consultation, value):
    needed = ask(consultation, required=True)
    words = ask(consultation, "Hvorfor?", kind="text")
    data = filled(client, consultation, text="Min tekst", **{needed.field_name: value, words.field_name: "Mine ord"})

    response = client.post(url_of(consultation), data)

    assert response.status_code == 200
    assert response.context["form"].errors[needed.field_name]
    page = response.content.decode()
    assert "Min tekst" in page
    assert "Mine ord" in page
    assert not Contribution.objects.exists()


def test_a_cpr_number_in_an_answer_is_pointed_out_once(client, consultation):
    words = ask(consultation, "Hvorfor?", kind="text")
    data = filled(client, consultation, text="Hej", **{words.field_name: "Mit cpr er 251248-9996"})

    response = client.post(url_of(consultation), data)

    assert response.context["form"].errors[words.field_name]
    assert not Contribution.objects.exists()
    assert client.post(url_of(consultation), {**data, "keep_personal": "on"}).status_code == 302


def test_a_draft_keeps_answers_too(client, consultation):
    ways = ask(consultation, "Hvordan kommer du?", kind="many", options=["Cykel", "Bus"])
    client.post(url_of(consultation), filled(client, consultation, draft="1", **{ways.field_name: ["2"]}))

    page = client.get(url_of(consultation)).content.decode()
    assert re.search(r'value="2"[^>]*checked|checked[^>]*value="2"', page)


def test_figures_are_for_staff_until_the_consultation_is_closed(client, consultation, bo, settings):
    settings.RORET_SMALL_CELL = 3
    question = ask(consultation)
    for _ in range(5):
        answered(consultation, {question: "yes"})
    public = consultation.get_absolute_url()
    assert "Er stien bred nok?" not in client.get(public).content.decode()
    client.force_login(bo)
    assert (
        "Er stien bred nok?"
        in client.get(reverse("staff:consultation-material", args=[consultation.pk])).content.decode()
    )

    consultations.close_consultation(consultation, by=bo)

    assert "Er stien bred nok?" in client.get(public).content.decode()


def test_a_case_worker_adds_changes_moves_and_removes(client, consultation, bo):
    client.force_login(bo)
    add = reverse("staff:question-add", args=[consultation.pk])
    client.post(add, {"text": "Hvordan?", "kind": "one", "options": "Cykel\nBus\n", "help": "", "required": "on"})
    client.post(add, {"text": "Hvorfor?", "kind": "text"})
    first, second = Question.objects.order_by("order")
    assert first.options == ["Cykel", "Bus"]

    client.post(reverse("staff:question-change", args=[first.pk]), {"text": "Hvordan så?", "kind": "yes_no"})
    client.post(reverse("staff:question-move", args=[second.pk]), {"way": "up"})
    client.post(reverse("staff:question-remove", args=[first.pk]))

    assert [str(one) for one in Question.objects.all()] == ["Hvorfor?"]


@pytest.mark.parametrize(
    "values",
    [
        {"text": "", "kind": "text"},
        {"text": "Hvordan?", "kind": "one", "options": "kun en"},
        {"text": "x" * 301, "kind": "text"},
        {"text": "Hvordan?", "kind": "andet"},
    ],
)
def test_a_bad_question_is_refused_and_kept_on_the_page(client, consultation, bo, values):
    client.force_login(bo)
    response = client.post(reverse("staff:question-add", args=[consultation.pk]), {**values, "help": "Min hjælp"})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert "Min hjælp" in response.content.decode()
    assert not Question.objects.exists()


def test_others_do_not_change_questions(client, consultation, ane, dan):
    question = ask(consultation)
    for person in (ane, dan):
        client.force_login(person)
        assert client.post(reverse("staff:question-remove", args=[question.pk])).status_code == 403
        assert client.post(reverse("staff:question-add", args=[consultation.pk]), {}).status_code == 403


def test_answers_stand_in_the_export_with_the_response(client, consultation, bo):
    wide, words = ask(consultation), ask(consultation, "Hvorfor?", kind="text")
    found = answered(consultation, {wide: "no", words: "For smal"})
    client.force_login(bo)

    response = client.get(reverse("staff:consultation-export", args=[consultation.pk]))

    table = read_table(response.content, "x.csv")
    ((_line, row),) = table.rows
    assert row["reference"] == found.reference
    assert (row["1. Er stien bred nok?"], row["2. Hvorfor?"]) == ("Nej", "For smal")


def test_a_clerk_keys_in_answers_from_paper(client, consultation, bo):
    question = ask(consultation)
    client.force_login(bo)
    url = reverse("staff:consultation-enter", args=[consultation.pk])
    page = client.get(url).content.decode()
    submission = re.search(r'name="submission" value="([^"]+)"', page).group(1)
    data = {
        "channel": "paper",
        "received_on": "2026-01-05",
        "text": "Fra papir",
        "capacity": "private",
        "publication": "named",
        "submission": submission,
    }

    assert client.post(url, {**data, question.field_name: "yes"}).status_code == 302
    assert QuestionAnswer.objects.get().value == "yes"


def test_hostile_text_is_shown_as_text(client, consultation, bo):
    question = ask(consultation, f"Hvad {EVIL}?", kind="one", options=[EVIL, "b"], help=EVIL)
    words = ask(consultation, "Hvorfor?", kind="text")
    found = answered(consultation, {question: "1", words: EVIL})
    client.force_login(bo)
    addresses = [
        url_of(consultation), consultation.get_staff_url(), reverse("staff:contribution-detail", args=[found.reference])
    ]  # fmt: skip
    for url in addresses:
        assert "<script>alert" not in client.get(url).content.decode(), url


def test_the_form_takes_the_same_queries_with_one_and_with_many_questions(client, consultation):
    counts = []
    for more in (1, 10):
        for number in range(more):
            ask(consultation, f"{more}-{number}?")
        with CaptureQueriesContext(connection) as queries:
            client.get(url_of(consultation))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15
