"""Questions about white papers."""

from roret.listen.white_papers.selectors.gates import Gate, gates_of, missing_before_freezing, responses_behind
from roret.listen.white_papers.selectors.reading import (
    canonical,
    files_of,
    paper_for_page,
    pdf_of,
    place_of,
    responses_on_page,
    search_responses,
    white_paper_of,
)

__all__ = [
    "Gate",
    "canonical",
    "files_of",
    "gates_of",
    "missing_before_freezing",
    "paper_for_page",
    "pdf_of",
    "place_of",
    "responses_behind",
    "responses_on_page",
    "search_responses",
    "white_paper_of",
]
