"""Themes of some hundred short texts that share few words, as most municipalities get them."""

import random

import pytest

from roret.engines.texts.grouping import Options, group
from roret.engines.texts.themes.terms import Terms, naming

SUBJECTS = {
    "læge": "lægen|lægekonsulenten|speciallægen|attesten|lægeerklæringen|diagnosen|hospitalet|behandlingen",
    "brev": "brevet|brevene|telefonen|e-boks|afgørelsen|sproget|svarbrevet|posten",
    "bus": "bussen|busserne|stoppestedet|køreplanen|natbussen|togstationen|buskortet|chaufføren",
    "sagsbehandler": "sagsbehandleren|sagsbehandlere|samtalen|møderne|sagsstammen|teamet|dagsordenen|referatet",
}
"""Invented: each subject with its words, of which a response uses two or three."""
OWN = """
    æblet ankeret bagværket blyanten bolden bålet cirklen duggen engen fakkelen fjeren floden gryden guitaren gyngen hammeren
    hatten himlen hjelmen hulen isen jakken kagen kanonen kirken klippen knappen koen kronen kuglen lampen lygten malerkunsten
    månen nålen orglet osten pilen plænen ravnen riddere rosen sabelen saltet sejlet skjoldet skoven slangen sneen spaden
    spejlet stenen stigen stjernen svampen sværdet teltet tæppet tromlen tårnuret ugleungen vasen violinen vinden vulkanen
""".split()
"""Nouns of everyday life that say nothing about a subject."""
PLAIN = "Det var {a}, jeg ville nævne.|Så stod {a} der igen.|Hvem tænker på {a}?|Man glemmer {a} så let.|Og {a} blev væk.".split(
    "|"
)


def _consultation(size, seed=1):
    """Short texts with two words of one subject among three words of their own."""
    chance = random.Random(seed)
    texts, subjects = [], []
    for _ in range(size):
        subject = chance.choice(list(SUBJECTS))
        said = [*chance.sample(SUBJECTS[subject].split("|"), 2), *chance.sample(OWN, 3)]
        chance.shuffle(said)
        texts.append(" ".join(chance.choice(PLAIN).format(a=word) for word in said))
        subjects.append(subject)
    return texts, subjects


@pytest.fixture(scope="module")
def consultation():
    return _consultation(160)


@pytest.fixture(scope="module")
def report(consultation):
    texts, _ = consultation
    return group(texts, [str(number) for number in range(len(texts))])


def test_most_responses_get_a_theme(report):
    assert report.counts.in_themes >= 0.95 * report.counts.received
    assert len(report.themes) == len(SUBJECTS)


def test_nearly_all_responses_of_a_theme_are_about_one_subject(consultation, report):
    _, subjects = consultation
    most = sum(
        max(sum(subjects[int(member.id)] == subject for member in theme.members) for subject in SUBJECTS)
        for theme in report.themes
    )

    assert most >= 0.95 * sum(theme.size for theme in report.themes)


def test_every_theme_has_words_to_read(report):
    assert all(len(theme.keywords) >= 3 for theme in report.themes)


def test_the_same_texts_in_another_order_give_the_same_themes(consultation, report):
    rows = list(enumerate(consultation[0]))
    random.Random(3).shuffle(rows)

    other = group([text for _, text in rows], [str(number) for number, _ in rows])

    assert [(one.keywords, {member.id for member in one.members}) for one in other.themes] == [
        (one.keywords, {member.id for member in one.members}) for one in report.themes
    ]


def test_the_number_that_people_chose_is_kept_here_too(consultation):
    texts, _ = consultation

    report = group(texts, [str(number) for number in range(len(texts))], options=Options(themes=5))

    assert 0 < len(report.themes) <= 5
    assert report.number_of_themes == ()


def test_a_text_that_shares_no_word_with_others_is_still_listed_as_a_lone_voice(consultation):
    texts, _ = consultation
    lone = "Snepugerne kvidrer om zorbinger og glimtede frynseprak."

    report = group([*texts, lone, ""], [str(number) for number in range(len(texts) + 2)])

    assert [(one.id, one.reason) for one in report.unassigned][-2:] == [("160", "lone"), ("161", "empty")]


def test_words_that_name_something_are_kept_with_their_parts():
    from scipy.sparse import csr_array

    names = ["begynde", "forstå", "fin", "lægekonsulent", "ressourceforløb", "zorbing"]
    found = naming(Terms(names, csr_array([[1.0] * len(names)])))

    assert found.names == ["forløb", "konsulent", "læge", "lægekonsulent", "ressource", "ressourceforløb", "zorbing"]
    assert found.counts.toarray().tolist() == [[1.0] * 7]
