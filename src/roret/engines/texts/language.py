"""Which language a text is in: Danish, English, another one, or too short to say.

Counts the small words and word endings that give a language away; no model and no data files. Meant for
choosing lemmas and for a default that a person can change: what is not clear is None, and then the language of the
consultation is the better guess (`design/texts_and_opinions.md`, section 4e).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import chain
from typing import Literal

from roret.engines.texts.words import tokens

Language = Literal["da", "en", "other"]

_MOST_WORDS = 100
_FEWEST_SIGNS = 2
_LEAD = 1 / 10
"""How many signs, of all words, the best language must be ahead of the next (and one at least)."""

_SMALL_WORDS = {
    "da": """af alle at bare blev blive bliver da de deres det dette dig din disse dog dem den der du efter eller en end er et
        fordi for fra få får før gør ham han har have hende her hun hvad hver hvis hvor hvordan i ikke ind jeg jer kan kun
        lidt lige man mange med meget men mens mere mig min mod måske må ned nej nemlig nogen noget nogle nu når og også om
        op os over på sig sin skal skulle som så sådan tak til ud uden under ved vi vil ville være var vores igen selv
        imod enig gerne godt derfor altid samt både mellem uden synes ja bør hos gennem kunne nødt flere bedre andre hele
        siden helt hej stadig nye""",
    "en": """a about after all also an and any are as at be because been before but by can could did do does each even every
        for from get had has have he her here how i if in into is it its just like make many me more most much must my need
        new no not now of on one only or other our out over please she should so some such than that the their them then
        there these they this those through to too under up us very was way we were what when where which while who why
        will with without would yes you your agree against thanks""",
    "nb": """av alle at bare ble bli blir da de deres dere det dette deg din disse dem den der du etter eller en enn er et fordi
        for fra få får før gjør ham han har ha henne her hun hva hver hvis hvor hvordan i ikke inn jeg kan kun litt man
        mange med mye men mens mer meg min mot må ned nei noen noe nå når og også om opp oss over på seg sin skal skulle
        som så slik takk til ut uten under ved vi vil ville være var vår vårt våre selv gjerne godt derfor alltid mellom
        veldig bør hos gjennom kunne flere bedre andre hele vet synes stadig ja enig samt både ikkje""",
    "sv": """av alla att bara blev bli blir då de deras det detta dig din dessa dem den där du efter eller en än är ett för från
        få får före gör har ha henne här hon hur i inte in jag kan lite man många med mycket men medan mer mig min mot
        måste ned nej någon något några nu när och också om upp oss över på sig sin ska skall skulle som så sådan tack till
        ut utan under vid vi vill ville vara var vår vårt våra själv gärna alltid mellan varför vad eftersom""",
    "de": """aber alle als am an auch auf aus bei bin bis das dass dem den der des die dich doch du durch ein eine einem einen
        einer er es für gegen haben hat ich ihr im in ist ja kann kein keine mehr mich mit muss nach nicht noch nur oder
        schon sehr sein sich sie sind so über um und uns unter vom von vor war was wenn wer wie wir wird zu zum zur""",
    "nl": """aan al als bij dat de deze die dit door een en er het hij hoe ik in is je kan maar meer met mijn naar niet nog of
        om onder ook op over te tot uit van veel voor was wat we wel worden zijn zich zo""",
    "fr": """au aux avec ce cette dans de des du elle en est et il ils je la le les leur mais ne nous on ou par pas plus pour
        que qui sa se ses son sont sur un une vous être""",
    "es": """al como con de del el en es esta este están la las lo los más mi muy no nos o para pero por que se si sin son su
        también un una y ya""",
    "pl": "ale bardzo być co czy dla do i jest już jak je ma mi na nam nie o od po przez przy są się ta tak tego to w z za że",
    "tr": "ama bir bu çok daha de değil en gibi için ile ise kadar ki mi ne o olan olarak sonra ve var ya yok",
    "so": "ah ama ay iyo in ka ku la leh oo si soo u uu waa waxa wax waxaan",
    "ro": "a am ar au că ca cu de din este fi în la mai nu o pe pentru prin să se și sunt un",
    "it": "al anche che con da dal dei del della di e ha il in io la le lo ma nel non per più sono su un una",
}
_ENDINGS = {
    r"hed(?:en|er|erne)?": "da",
    r"(?:else|elser|elsen)": "da nb",
    r"(?:ede|rede)": "da",
    r"(?:erne|ernes|lige)": "da nb",
    r"(?:het|heten|heter)": "nb sv",
    r"(?:arna|orna|ade)": "sv",
    r"(?:ness|ment|ments|ly|ed|ould|ight|ity|ies)": "en",
    r"(?:ung|ungen|keit|lich|isch|schaft)": "de",
    r"(?:ción|dad|mente)": "es",
    r"(?:eux|ement|aient)": "fr",
    r"(?:lar|ler|lık|lik)": "tr",
}
_LETTERS = {
    "[æø]": "da nb",
    "[äö]": "sv de",
    "å": "da nb sv",
    "ß": "de",
    "[łąęśżźćń]": "pl",
    "[şğı]": "tr",
    "[ñ¿]": "es",
    "[ăâțţ]": "ro",
}
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_OTHER_SCRIPT = re.compile("[^\\W\\d_A-Za-z\u00c0-\u024f]")
_SHAPES = [
    *((re.compile(rf"\w{{2,}}{ending}$"), languages.split()) for ending, languages in _ENDINGS.items()),
    *((re.compile(letters), languages.split()) for letters, languages in _LETTERS.items()),
]


def _profiles() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for language, words in _SMALL_WORDS.items():
        for word in dict.fromkeys(words.split()):
            found[word].append(language)
    return dict(found)


_LANGUAGES_OF = _profiles()


def guess_language(text: str, words: list[str] | None = None) -> Language | None:
    """Return "da", "en" or "other" (Norwegian and Swedish too), or None when it is not clear.

    Looks at the first 100 words; `words` are the text's, where they are known. One or two words are mostly None.
    """
    start = text[: _MOST_WORDS * 20]
    if _OTHER_SCRIPT.search(start) and len(_OTHER_SCRIPT.findall(start)) > len(_LATIN.findall(start)):
        return "other"
    words = (tokens(start) if words is None else words)[:_MOST_WORDS]
    signs = Counter(chain.from_iterable(map(_languages, words)))
    return _clearest(signs, max(1.0, len(words) * _LEAD))


def _clearest(signs: Counter[str], lead: float) -> Language | None:
    """The language ahead of all others. Danish needs no lead over Norwegian: it is the likelier one here."""
    danish, english = signs.pop("da", 0), signs.pop("en", 0)
    norwegian = signs.pop("nb", 0)
    other = max(signs.values(), default=0)
    if max(danish, english, norwegian, other) < _FEWEST_SIGNS:
        return None
    if danish >= norwegian and danish >= max(english, other) + lead:
        return "da"
    if english >= max(danish, norwegian, other) + lead:
        return "en"
    if norwegian > danish and norwegian >= english + lead:
        return "other"
    return "other" if other >= max(danish, english) + lead else None


@lru_cache(maxsize=100_000)
def _languages(word: str) -> tuple[str, ...]:
    """The languages a word speaks for: as a small word of theirs, else by its letters and ending."""
    known = _LANGUAGES_OF.get(word)
    if known is not None:
        return tuple(known)
    return tuple({language for shape, languages in _SHAPES if shape.search(word) for language in languages})
