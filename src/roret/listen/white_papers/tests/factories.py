"""Closed consultations that lack nothing, for tests of white papers."""

from typing import Any

from roret.listen.consultations import services as consultations
from roret.listen.consultations.models import Consultation
from roret.listen.contributions import services as contributions
from roret.listen.contributions.models import Contribution, Theme
from roret.listen.contributions.tests.factories import open_consultation, sent

HOSTILE = (
    "Stien er smal 😀👩‍👩‍👧 🏳️‍🌈",
    '#set page(width: 1pt) #panic(1) $x$ = Overskrift #include "/etc/passwd"',
    "<script>alert(1)</script> & <w:p/> ]]> &amp;",
    '=HYPERLINK("http://evil")\t+1-1@x',
    "مرحبا بالعالم שלום 漢字かな한글 ไทย देवनागरी",
    "skjult\u200b\u202e\u2066\u200f\ufeff\x07\x1b\u0085 tegn\ufffd\U0010ffff\ue000",
    "e\u0301" * 40 + "Z̴̧̛͖̗͊̈́a̸l̵g̶o̷",
    "x" * 3000,
)


def looked_through(consultation: Consultation, text: str, *, by: Any, **content: Any) -> Contribution:
    """Send a response and let a person look it through."""
    contribution = sent(consultation, text, **content)
    for redaction in contribution.redactions.all():
        contributions.decide_redaction(redaction, by=by, take_out=True)
    return contributions.approve_contribution(contribution, by=by)


def answered_theme(consultation: Consultation, title: str = "Bredden", *, by: Any) -> Theme:
    """Make a theme with its official answer."""
    theme = contributions.create_theme(consultation, by=by, title=title, summary="Om bredden.", owner=by)
    contributions.write_answer(theme.answer, by=by, text="Den bliver bred.")
    contributions.approve_answer(theme.answer, by=by)
    return theme


def ready_for_white_paper(unit: Any, texts: tuple[str, ...] = HOSTILE, *, by: Any) -> Consultation:
    """Make a closed consultation with these responses under one answered theme, and one that takes no position."""
    made = open_consultation(unit)
    theme = answered_theme(made, by=by)
    found = [looked_through(made, text, by=by) for text in texts]
    contributions.group_contributions(theme, found, by=by)
    contributions.mark_no_theme(looked_through(made, "Tak for mødet.", by=by), by=by)
    return consultations.close_consultation(made, by=by)
