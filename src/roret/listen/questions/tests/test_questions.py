"""Questions are locked by the first response; answers are counted without pointing at anybody, and erased with the response."""

import pytest

from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.journal.models import Event
from roret.foundation.privacy.subjects import subjects
from roret.foundation.testing.matrix import assert_matrix
from roret.listen.contributions import services as contributions
from roret.listen.contributions.tests.factories import open_consultation, sent
from roret.listen.questions import selectors, services
from roret.listen.questions.models import Question, QuestionAnswer
from roret.listen.questions.module import annex
from roret.listen.questions.tests.factories import answered, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


def figures(consultation):
    return [
        (result.answered, [(bar.label, bar.value) for bar in result.chart.bars] if result.chart else None)
        for result in selectors.results_of(consultation)
    ]


def test_questions_stand_in_their_order_and_can_change_places(consultation, bo):
    first, second, third = (ask(consultation, text) for text in ("A?", "B?", "C?"))
    services.move_question(third, by=bo, up=True)
    services.move_question(first, by=bo, up=True)
    services.remove_question(second, by=bo)

    assert [str(question) for question in selectors.questions_of(consultation)] == ["A?", "C?"]


@pytest.mark.parametrize("options", [[], ["en"], ["en", "En "], ["en", "x" * 151], [str(n) for n in range(31)]])
def test_options_must_be_two_to_thirty_different_ones(consultation, options):
    with pytest.raises(DomainError):
        ask(consultation, kind="one", options=options)
    assert not Question.objects.exists()


def test_the_first_response_locks_the_questions(consultation, bo):
    question = ask(consultation)
    sent(consultation)

    for change in (
        lambda: ask(consultation, "Mere?"),
        lambda: services.change_question(question, by=bo, text="Andet?"),
        lambda: services.move_question(question, by=bo, up=True),
        lambda: services.remove_question(question, by=bo),
    ):
        with pytest.raises(NotPossible):
            change()


def test_there_is_an_end_to_how_much_one_may_ask(consultation):
    for number in range(services.MOST_QUESTIONS):
        ask(consultation, f"{number}?")
    with pytest.raises(DomainError):
        ask(consultation, "En til?")


def test_figures_below_the_limit_are_hidden_and_cannot_be_worked_out(consultation, settings):
    settings.RORET_SMALL_CELL = 5
    question = ask(consultation)
    for value in ["yes"] * 12 + ["no"] * 7 + ["unknown"] * 2:
        answered(consultation, {question: value})

    assert figures(consultation) == [(21, [("Ja", 12), ("Nej", None), ("Ved ikke", None)])]


def test_where_several_may_be_chosen_each_small_figure_is_hidden(consultation, settings):
    settings.RORET_SMALL_CELL = 3
    question = ask(consultation, kind="many", options=["Cykel", "Bus", "Gang"])
    for chosen in [["1", "2"]] * 4 + [["3"]] * 2:
        answered(consultation, {question: chosen})

    assert figures(consultation) == [(6, [("Cykel", 4), ("Bus", 4), ("Gang", None)])]


def test_words_and_small_numbers_of_people_are_not_counted_out(consultation, settings):
    settings.RORET_SMALL_CELL = 5
    question = ask(consultation, kind="text")
    answered(consultation, {question: "Mine ord"})

    assert figures(consultation) == [(None, None)]


def test_what_was_withdrawn_no_longer_counts(consultation, ane, settings):
    settings.RORET_SMALL_CELL = 2
    question = ask(consultation, kind="scale")
    found = [answered(consultation, {question: "5"}, by=ane) for _ in range(3)]
    contributions.withdraw_contribution(found[0], by=ane)

    assert figures(consultation)[0][0] == 2


@pytest.mark.parametrize(
    ("kind", "answer"), [("yes_no", "måske"), ("scale", "6"), ("one", "9"), ("one", ["1", "2"]), ("many", ["1", "x"])]
)
def test_what_is_not_among_the_options_is_refused_and_nothing_is_kept(consultation, kind, answer):
    question = ask(consultation, kind=kind, options=["a", "b"] if kind in {"one", "many"} else [])
    with pytest.raises(DomainError):
        answered(consultation, {question: answer})
    assert not consultation.contributions.exists()


def test_a_question_of_another_consultation_is_refused(consultation, world):
    other = ask(open_consultation(world.centre, title="En anden"))
    with pytest.raises(DomainError):
        answered(consultation, {other: "yes"})


def test_answers_go_when_the_response_is_erased(consultation, world):
    found = answered(consultation, {ask(consultation, kind="text"): "Mine ord"})
    contributions.erase_contribution(found, by=world.privacy_officer)
    assert not QuestionAnswer.objects.exists()


def test_answers_are_among_ones_own_data(consultation, ane):
    answered(consultation, {ask(consultation, kind="text"): "Mine ord"}, by=ane)
    answered(consultation, {Question.objects.get(): "Andres ord"})

    subject = next(one for one in subjects() if one.name == "questions")
    rows = [row for part in subject.collect(ane) for row in part.rows]
    assert [list(row.values())[2] for row in rows] == ["Mine ord"]


def test_personal_data_in_words_is_taken_out_of_the_export(consultation):
    answered(consultation, {ask(consultation, kind="text"): "Ring 20 30 40 50"})
    (row,) = selectors.rows_of(consultation).values()
    assert "20 30" not in row[0]


def test_the_journal_remembers_questions_and_no_answers(consultation, bo):
    question = ask(consultation, kind="text")
    answered(consultation, {question: "hemmelige ord"})

    events = Event.objects.filter(type__startswith="question.")
    assert [event.type for event in events] == ["question.added"]
    assert "hemmelige" not in str([event.data for event in Event.objects.all()])


def test_who_may_ask_and_see(world, consultation):
    question = ask(consultation)
    editors = "bo editor operator_in_session token"
    assert_matrix(
        world,
        [("questions.edit_question", question, editors), ("questions.view_answer", question, f"{editors} director")],
    )


def test_the_white_paper_tells_what_was_answered_with_few_hidden(consultation):
    wide = ask(consultation)
    ask(consultation, "Hvad mangler?", kind="text")
    for _one in range(6):
        answered(consultation, {wide: "yes"})
    answered(consultation, {wide: "no"})
    found = annex(consultation)

    assert found.key == "questions"
    assert [row[1:] for row in found.rows if row[0] == str(wide)] != []
    assert "7" not in {str(row[2]) for row in found.rows}
    assert all(row[2] == "for få til at vises" for row in found.rows if row[1] == "Nej")
