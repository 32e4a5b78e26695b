"""From places in a corpus to a report with ids."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from roret.engines.texts import report as out
from roret.engines.texts.campaigns.finding import FEWEST_WORDS
from roret.engines.texts.quotes import find_quotes
from roret.engines.texts.references import resolve
from roret.engines.texts.signs import references, stances

if TYPE_CHECKING:
    from roret.engines.texts.campaigns import Campaign
    from roret.engines.texts.reading.corpus import Corpus
    from roret.engines.texts.themes.assigning import Passage
    from roret.engines.texts.themes.found import ThemesFound

_CAMPAIGN = 5
_FEWEST_IN_THEME = 2


def report(
    corpus: Corpus, ids: Sequence[str], *, campaigns: list[Campaign], themes: ThemesFound, quotes: int
) -> out.Report:
    """Return the report: everything by id, in an order that never changes."""
    copies = {member.text for one in campaigns for member in one.members if member.text != one.letter}
    found = _themes(ids, themes, copies)
    held = {member.id for theme in found.values() for member in theme.members}
    left = tuple(_unassigned(corpus, ids, held))
    distinct = len(ids) - len(copies)
    return out.Report(
        counts=out.Counts(len(ids), distinct, len(copies), len(campaigns), len(held), len(left)),
        campaigns=tuple(_campaign(corpus, ids, one, place) for place, one in enumerate(campaigns, 1)),
        themes=tuple(found.values()),
        unassigned=left,
        quotes=tuple(
            out.Quote(
                found[one.theme].id, ids[one.text], one.start, one.end, corpus.texts[one.text][one.start : one.end]
            )
            for one in find_quotes(corpus, themes, may_quote=lambda text: text not in copies, each=quotes)
            if one.theme in found
        ),
        references=tuple(_references(corpus, ids)),
        stances=tuple(_stances(corpus, ids)),
        languages=dict(sorted(Counter(language or "unclear" for language in corpus.languages).items())),
        number_of_themes=tuple(out.Trial(*trial) for trial in themes.trials),
    )


def _campaign(corpus: Corpus, ids: Sequence[str], one: Campaign, place: int) -> out.Campaign:
    return out.Campaign(
        id=f"C{place}",
        kind="campaign" if len(one.members) >= _CAMPAIGN else "duplicates",
        size=len(one.members),
        letter=corpus.texts[one.letter],
        letter_id=ids[one.letter],
        members=tuple(ids[member.text] for member in one.members),
        details=tuple(
            out.CampaignMember(ids[member.text], member.share, tuple(map(corpus.sentence, member.added)))
            for member in one.members
        ),
    )


def _themes(ids: Sequence[str], themes: ThemesFound, copies: set[int]) -> dict[int, out.Theme]:
    """The themes with two members or more, the largest first, by their number in the engine."""
    members: dict[int, list[out.ThemeMember]] = defaultdict(list)
    texts: Counter[int] = Counter()
    for text, passages in enumerate(themes.passages):
        for theme, member in _memberships(ids[text], passages, copy=text in copies):
            members[theme].append(member)
            texts[theme] += text not in copies
    order = sorted(members, key=lambda theme: (-len(members[theme]), themes.keywords[theme]))
    kept = [theme for theme in order if len(members[theme]) >= _FEWEST_IN_THEME]
    return {
        theme: out.Theme(f"T{place}", themes.keywords[theme], len(members[theme]), texts[theme], tuple(members[theme]))
        for place, theme in enumerate(kept, 1)
    }


def _memberships(id_: str, passages: list[Passage], *, copy: bool) -> Iterator[tuple[int, out.ThemeMember]]:
    total = sum(passage.strength for passage in passages)
    by_theme: dict[int, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_theme[passage.theme].append(passage)
    for theme, own in sorted(by_theme.items()):
        best = max(own, key=lambda passage: (passage.strength, -passage.start))
        weight = round(sum(passage.strength for passage in own) / total, 3)
        places = tuple((passage.start, passage.end) for passage in own)
        yield theme, out.ThemeMember(id_, weight, best.start, best.end, places, copy)


def _unassigned(corpus: Corpus, ids: Sequence[str], held: set[str]) -> Iterator[out.Unassigned]:
    lengths = (corpus.starts[1:] - corpus.starts[:-1]).tolist()
    for id_, words in zip(ids, lengths, strict=True):
        if id_ not in held:
            yield out.Unassigned(id_, "empty" if not words else "short" if words < FEWEST_WORDS else "lone")


def _references(corpus: Corpus, ids: Sequence[str]) -> Iterator[out.Reference]:
    found = list(references(corpus))
    meant = resolve({one.number for _, one in found}, ids)
    for text, one in found:
        written = corpus.texts[text][one.start : one.end]
        target = meant.get(one.number)
        if target != ids[text]:
            yield out.Reference(ids[text], one.start, one.end, written, one.number, target, one.agrees)


def _stances(corpus: Corpus, ids: Sequence[str]) -> Iterator[out.StanceSign]:
    for text, sign in stances(corpus):
        yield out.StanceSign(ids[text], sign.stance.value, sign.start, sign.end)
