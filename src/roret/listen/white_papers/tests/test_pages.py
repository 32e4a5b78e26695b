"""What everybody sees of a white paper: light pages, a search, and each response found by its reference."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roret.foundation.testing.jobs import run_jobs
from roret.listen.consultations import services as consultations
from roret.listen.contributions import services as contributions
from roret.listen.contributions.models import AboutSender, Contribution
from roret.listen.contributions.tests.factories import draft, open_consultation
from roret.listen.white_papers import services
from roret.listen.white_papers.services.freezing import BYTES_ON_PAGE, MOST_ON_PAGE, paged
from roret.listen.white_papers.tests.factories import answered_theme, looked_through, ready_for_white_paper

pytestmark = pytest.mark.django_db
MOST_BYTES = 400_000


@pytest.fixture
def paper(world, bo):
    closed = ready_for_white_paper(world.centre, by=bo)
    services.freeze_white_paper(closed, by=bo)
    run_jobs()
    return closed.white_paper


def address(paper, name="consultation-white-paper", *more):
    return reverse(f"public:{name}", args=[paper.consultation.number, *more])


def test_the_page_shows_account_files_and_checksum(client, paper):
    page = client.get(address(paper)).content.decode()

    assert paper.sha256 in page
    assert "Den bliver bred." in page
    for file in paper.files.select_related("file"):
        assert file.file.get_absolute_url() in page
        assert file.file.sha256 in page
        answer = client.get(file.file.get_absolute_url())
        assert len(b"".join(answer.streaming_content)) == file.file.size


def test_what_people_wrote_is_shown_as_text(client, paper):
    page = client.get(address(paper, "white-paper-responses")).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "😀" in page
    assert "漢字" in page


def test_a_response_is_found_by_its_reference_and_by_its_words(client, paper):
    wanted = Contribution.objects.get(published_text="Tak for mødet.")

    lead = client.get(address(paper, "white-paper-response", wanted.reference.lower()))
    assert lead.status_code == 302
    assert lead["Location"].endswith(f"?side=1#{wanted.reference}")
    assert wanted.reference in client.get(lead["Location"]).content.decode()
    for asked in (wanted.reference, "møde"):
        found = client.get(address(paper, "white-paper-responses"), {"q": asked}).content.decode()
        assert "Tak for mødet." in found
        assert "Stien er smal" not in found


def test_the_responses_of_a_theme_are_found(client, paper):
    found = client.get(address(paper, "white-paper-responses"), {"tema": "1"}).content.decode()

    assert "Stien er smal" in found
    assert "Tak for mødet." not in found


@pytest.mark.parametrize(
    ("name", "more", "query"),
    [
        ("white-paper-response", ["2026-H999-0001"], {}), ("white-paper-theme", [99], {}),
    ],
)  # fmt: skip
def test_what_is_not_in_it_is_not_found(client, paper, name, more, query):
    assert client.get(address(paper, name, *more), query).status_code == 404


@pytest.mark.parametrize(
    "query", [{"side": "999"}, {"side": "x"}, {"tema": "x"}, {"tema": "99999999"}, {"q": "'\"<%00"}]
)
def test_odd_addresses_are_answered(client, paper, query):
    assert client.get(address(paper, "white-paper-responses"), query).status_code == 200


def test_a_consultation_without_a_white_paper_has_none(client, world, bo):
    for made in (open_consultation(world.centre), draft(world.centre)):
        assert client.get(reverse("public:consultation-white-paper", args=[made.number])).status_code == 404


def test_no_page_is_heavy_whatever_people_send():
    hard = [{"text": "'" * 50_000}] * 3 + [{"text": "漢" * 50_000}] * 3 + [{"text": "kort"}] * 200
    pages = {}
    for page, one in paged(hard):
        pages.setdefault(page, []).append(len(one["text"]))

    assert max(len(texts) for texts in pages.values()) == MOST_ON_PAGE
    assert all(len(texts) == 1 or sum(texts) < BYTES_ON_PAGE for texts in pages.values())
    assert [page for page, _ in paged(hard)] == sorted(page for page, _ in paged(hard))


def test_the_heaviest_response_is_a_page_of_less_than_400_kb(client, world, bo):
    closed = ready_for_white_paper(world.centre, ("'" * 50_000, "Stien"), by=bo)
    paper = services.freeze_white_paper(closed, by=bo)

    sizes = [len(client.get(address(paper, "white-paper-responses"), {"side": page}).content) for page in (1, 2)]
    assert 250_000 < max(sizes) < MOST_BYTES


def test_the_pages_take_the_same_queries_with_few_and_with_many(client, world, bo):
    counts = []
    for more in (2, 30):
        made = open_consultation(world.centre)
        for number in range(3):
            theme = answered_theme(made, f"Tema {number}", by=bo)
            found = [looked_through(made, f"Stien er smal {one}.", by=bo) for one in range(more)]
            contributions.group_contributions(theme, found, by=bo)
            contributions.choose_quote(theme, found[0], by=bo, words="Stien er smal 0.")
        paper = services.freeze_white_paper(consultations.close_consultation(made, by=bo), by=bo)
        for place in (
            address(paper), address(paper, "white-paper-responses"), address(paper, "white-paper-theme", 1),
            address(paper, "white-paper-responses") + "?tema=1", made.get_absolute_url(),
        ):  # fmt: skip
            with CaptureQueriesContext(connection) as queries:
                assert client.get(place).status_code == 200
            counts.append(len(queries))
            assert not any('"account"' in one["sql"] for one in queries.captured_queries) or "hvidbog" in place

    assert counts[:5] == counts[5:]
    assert max(counts) <= 15  # the consultation's page, with a panel of each module that stands on it


def test_small_groups_are_hidden_and_age_is_never_beside_a_response(client, world, bo):
    made = open_consultation(world.centre)
    theme = answered_theme(made, by=bo)
    found = [
        looked_through(made, f"Svar {number}", by=bo, position="for" if number < 9 else "against")
        for number in range(12)
    ]
    AboutSender.objects.bulk_create(
        AboutSender(contribution=one, age_band="75-" if number < 2 else "30-44") for number, one in enumerate(found)
    )
    contributions.group_contributions(theme, found, by=bo)
    paper = services.freeze_white_paper(consultations.close_consultation(made, by=bo), by=bo)

    ages = next(one for one in paper.account["spread"] if one["key"] == "age")
    assert (ages["categories"], ages["everyone"]) == (["30 til 44", "75 eller ældre"], [None, None])
    assert paper.account["themes"][0]["spread"]["age"] == [None, None]
    assert all("age" not in row.data and "area" not in row.data for row in paper.rows.all())
    page = client.get(address(paper, "white-paper-theme", 1)).content.decode()
    assert "75 eller ældre" in page
