"""Paper counts as much as the web: each form has a code, and what stands on it is kept once."""

import pikepdf
import pytest
from django.urls import reverse

from roret.foundation import clock
from roret.foundation.errors import DomainError
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.services import Content
from roret.listen.contributions.tests.factories import draft, open_consultation, sent
from roret.listen.outreach import printing, selectors, services
from roret.listen.outreach.codes import LETTERS, paper_code, read_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


@pytest.fixture
def run(consultation, bo):
    return services.print_paper_forms(consultation, by=bo, count=3)


def test_a_code_is_read_as_a_person_types_it():
    code = paper_code("2026-H014", 42)
    assert read_code(f"  {code.lower().replace('-', ' ')} ") == ("2026-H014", 42)


@pytest.mark.parametrize("typed", ["", "hej", "2026-H014", "2026-H014-P0042", "2026-H014-P0042-0O", "💥", "x" * 5000])
def test_a_code_that_is_none_is_refused_with_a_sentence(typed):
    with pytest.raises(DomainError):
        read_code(typed)


def test_a_slip_of_one_digit_is_nearly_always_caught():
    code = paper_code("2026-H014", 42)
    slips = [code.replace("P0042", f"P{number:04d}") for number in range(43, 443)]
    assert sum(_is_read(slip) for slip in slips) <= 4
    assert len(set(LETTERS)) == len(LETTERS)


def _is_read(code):
    try:
        return bool(read_code(code))
    except DomainError:
        return False


def test_numbers_go_on_where_the_last_run_ended(consultation, run, bo):
    following = services.print_paper_forms(consultation, by=bo, count=2)
    assert (run.first, run.last, following.first, following.last) == (1, 3, 4, 5)
    assert len({*run.codes(), *following.codes()}) == 5


@pytest.mark.parametrize("count", [0, -1, 201])
def test_a_run_has_between_one_and_two_hundred_forms(consultation, bo, count):
    with pytest.raises(DomainError):
        services.print_paper_forms(consultation, by=bo, count=count)


def test_a_draft_has_no_forms(world, bo):
    with pytest.raises(DomainError):
        services.print_paper_forms(draft(world.centre), by=bo, count=1)


def test_a_form_is_kept_once_however_often_it_is_keyed_in(run, bo):
    code = run.codes()[0]
    first, second = (services.enter_paper_form(code, by=bo, content=Content(text="Flere bænke")) for _ in range(2))
    assert (first.repeated, second.repeated) == (False, True)
    assert first.contribution == second.contribution == Contribution.objects.get()
    assert first.contribution.channel == "paper"
    assert selectors.form_of(code).entered == first.contribution


def test_a_form_without_a_number_can_be_keyed_in_for_each_sheet(consultation, bo):
    sent(consultation)
    consultation.refresh_from_db()
    code = paper_code(consultation.series.prefix)
    for text in ("Flere bænke", "Færre bænke"):
        services.enter_paper_form(code, by=bo, content=Content(text=text))
    assert Contribution.objects.filter(channel="paper").count() == 2


def test_a_number_that_was_never_printed_is_refused(run, bo):
    with pytest.raises(DomainError, match="udskrevet"):
        services.enter_paper_form(paper_code(run.consultation.series.prefix, 99), by=bo, content=Content(text="x"))


def test_strangers_neither_print_nor_key_in(client, run, ane, dan):
    for person in (ane, dan):
        client.force_login(person, backend="roret.commons.people.adapter.PersonBackend")
        answers = [
            client.post(reverse("staff:paper-form-print", args=[run.consultation_id]), {"count": 1}),
            client.get(reverse("staff:paper-form-run", args=[run.consultation_id, run.pk])),
            client.get(reverse("staff:paper-form-enter", args=[run.codes()[0]])),
        ]
        assert {answer.status_code for answer in answers} <= {302, 403, 404}
        assert b"%PDF" not in b"".join(answer.content for answer in answers)
    assert run.consultation.paper_runs.count() == 1


def test_the_clerk_keys_in_a_form_from_her_page(client, run, bo):
    client.force_login(bo, backend="roret.commons.people.adapter.PersonBackend")
    code = run.codes()[1]
    page = client.post(reverse("staff:paper-form-find"), {"code": code.lower()})
    assert page["Location"] == reverse("staff:paper-form-enter", args=[code])
    form = client.get(page["Location"]).context["form"]
    filled = {
        "text": "Lys på stien",
        "capacity": "private",
        "publication": "named",
        "received_on": "1.1.2200",
        "submission": form["submission"].value(),
    }
    assert "ikke kommet endnu" in client.post(page["Location"], filled).content.decode()
    filled["received_on"] = clock.today().isoformat()
    again = client.post(page["Location"], {**filled, "text": ""})
    assert again.status_code == 200
    for _ in range(2):
        kept = client.post(page["Location"], filled, follow=True).content.decode()
    assert Contribution.objects.get().reference in kept


def test_a_slip_in_the_code_keeps_what_was_typed(client, bo):
    client.force_login(bo, backend="roret.commons.people.adapter.PersonBackend")
    page = client.post(reverse("staff:paper-form-find"), {"code": "2026-H014-P0042-AA"}).content.decode()
    assert 'value="2026-H014-P0042-AA"' in page


def test_the_forms_are_tagged_and_carry_their_codes(run, tmp_path):
    data = printing.paper_forms(run.consultation, run.codes())
    (tmp_path / "forms.pdf").write_bytes(data)
    with pikepdf.open(tmp_path / "forms.pdf") as pdf:
        assert len(pdf.pages) == 6
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang)[:2] == "da"


def test_hostile_words_are_printed_as_words(world, bo):
    hostile = open_consultation(world.centre, title='#panic("x") <script>', question="*= $x$ #include \\ 😀")
    run = services.print_paper_forms(hostile, by=bo, count=1)
    assert printing.paper_forms(hostile, run.codes()).startswith(b"%PDF")
    assert printing.poster(hostile).startswith(b"%PDF")
