"""What a sentence is: for, against, a concern, a wish or a proposal. A suggestion by its words, never part of the topic."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Stance(StrEnum):
    """What somebody says about a thing."""

    FOR = "for"
    AGAINST = "against"
    CONCERN = "concern"
    WISH = "wish"
    PROPOSAL = "proposal"


class Sign(NamedTuple):
    """The words that suggest it: `text[start:end]`."""

    stance: Stance
    start: int
    end: int


_HARD = r"(?:(?:meget|stærkt|helt|fuldt|klart|absolut|dybt|strongly|very|fully|totally|completely|so) )?"
_NOT = r"(?:ikke|aldrig|hverken|not|n't|never)"
_WORDS = {
    Stance.AGAINST: [
        rf"\b(?:er|går|stemmer|siger|var|am|are|is|vote) {_HARD}(?:imod|mod|against)\b",
        rf"\b{_HARD}imod\b",
        r"\bmodstander\w*",
        r"\bprotester\w*",
        r"\b(?:gør|gøre|har|nedlægger|rejser) (?:hermed |kraftig )?indsigelse\w*",
        r"\bafvis(?:e|er|es|t)\b",
        rf"\b{_HARD}uenige?\b",
        r"\bnej tak\b|\Anej\b|\bno thanks?\b|\Ano\b",
        rf"\b(?:er|am|are|is) {_NOT} (?:en |a )?(?:{_HARD}enige?|for|tilhænger\w*|in favour|tilfreds\w*)\b",
        rf"\b(?:støtter|bakker|ønsker|kan|vil|agree|support) {_NOT}(?: (?:op|støtte|acceptere|anbefale|have|gå med til))?\b",
        rf"\b(?:do|does|can) ?{_NOT} (?:agree|support|accept|want)\b",
        rf"\b(?:bør|må|skal|should|must) {_NOT}\b",
        r"\bdårligt? (?:idé|ide|forslag)\b|\bbad idea\b",
        r"\bskrot\w*",
        r"\bdisagree\w*|\boppos(?:e|es|ed|ition)\b|\bobject(?:s|ion)? to\b|\breject\w*",
    ],
    Stance.FOR: [
        rf"\b(?:er|am|are|is) {_HARD}(?:for|in favou?r)\b(?= forslag| planen| idé| ide| projekt| det| at | of| the | this)",
        r"\bstøtter\b|\bbakker\b.{0,30}\bop\b|\bgår ind for\b|\btilhænger\w*",
        rf"\b{_HARD}enige?\b",
        r"\bja tak\b|\Aja\b|\byes please\b|\Ayes\b",
        r"\bgodt? (?:idé|ide|forslag|plan|initiativ)\b|\bgood (?:idea|plan|proposal)\b",
        r"\b(?:glade?|begejstre\w*|tilfreds\w*) (?:for|med|over)\b",
        r"\bhilser\b.{0,20}\bvelkommen\b|\bpositive?t? (?:over|for)\b",
        r"\bsupports?\b|\bagree\w*\b|\bwelcome the\b|\bin favou?r of\b",
    ],
    Stance.CONCERN: [
        r"\bbekymr\w+|\bfrygt(?:er|e|en)?\b|\b(?:bange|nervøse?) for\b|\butrygg?e?\w*|\bbetænkelig\w*",
        r"\bconcern\w*|\bworr(?:y|ied|ies|ying)\b|\bafraid\b|\bfears?\b",
    ],
    Stance.WISH: [
        r"\bønsker\b|\bønske om\b|\bhåber\b|\bvil gerne (?:have|se|bede)\b|\bsavner\b|\bmangler\b",
        r"\bkunne (?:vi|jeg|man) (?:få|ønske)\b|\bbeder om\b",
        r"\bhopes?\b|\bwish(?:es)?\b|\bwould (?:like|love)\b|\bmissing\b",
    ],
    Stance.PROPOSAL: [
        r"\bforeslå\w*|\bforslag:|\bhvad med\b|\bkunne man\b|\banbefaler\b|\balternativt\b|\bopfordrer til\b",
        r"\b(?:bør|skal|kunne) (?:i stedet |man )?(?:etableres|laves|anlægges|flyttes|indføres|opføres)\b",
        r"\b(?:bør|skal|kunne) (?:i stedet |man )?(?:sættes|udvides|sænkes|begrænses|ændres)\b",
        r"\bpropos(?:e|es|al)\b|\bsuggest\w*|\brecommend\w*|\bwhat about\b|\bhow about\b",
    ],
}
_SIGNS = {stance: re.compile("|".join(words), re.IGNORECASE) for stance, words in _WORDS.items()}
# Every pattern above holds one of these, so a sentence without them needs no look. A star is any ending.
_CUES = {
    Stance.AGAINST: """imod mod against modstander* protester* indsigelse* afvis* uenig* nej no thanks ikke aldrig hverken not
        never don't doesn't can't dårlig* bad skrot* disagree* oppos* object* reject*""",
    Stance.FOR: """for favour favor støtter bakker går tilhænger* enig* ja yes god* good glad* begejstre* tilfreds* hilser
        positiv* support* agree* welcome""",
    Stance.CONCERN: "bekymr* frygt* bange nervøs* utryg* betænkelig* concern* worr* afraid fear*",
    Stance.WISH: "ønsker ønske håber gerne savner mangler kunne beder hope* wish* would missing",
    Stance.PROPOSAL: """foreslå* forslag hvad kunne anbefaler alternativt opfordrer bør skal propos* suggest* recommend* what how""",
}
_CUE = {
    stance: re.compile("|".join(cue[:-1] + ".*" if cue.endswith("*") else cue for cue in cues.split()))
    for stance, cues in _CUES.items()
}
_LOOK_BACK = 24
_NEGATED = re.compile(rf"\b{_NOT}(?: \w+)? ?$", re.IGNORECASE)


def stances_of_word(word: str) -> frozenset[Stance]:
    """Return the stances that a sentence with this word (in small letters) may take; without one it takes none."""
    return frozenset(stance for stance, cue in _CUE.items() if cue.fullmatch(word))


def find_stances(sentence: str, among: Iterable[Stance] = Stance) -> list[Sign]:
    """Return what the words of a sentence suggest, each stance once, in the order of the text."""
    found = [sign for stance in among if (sign := _sign(sentence, stance))]
    return sorted(_without_contradiction(found), key=lambda sign: (sign.start, sign.stance))


def _sign(sentence: str, stance: Stance) -> Sign | None:
    for match in _SIGNS[stance].finditer(sentence):
        if not _NEGATED.search(sentence[max(match.start() - _LOOK_BACK, 0) : match.start()]):
            return Sign(stance, match.start(), match.end())
    return None


def _without_contradiction(found: list[Sign]) -> list[Sign]:
    """A "for" inside the words of an "against" ("er ikke enig") is none."""
    against = next((sign for sign in found if sign.stance is Stance.AGAINST), None)
    return [
        sign
        for sign in found
        if not (against and sign.stance is Stance.FOR and sign.start < against.end and against.start < sign.end)
    ]
