"""Which language a text is in: Danish, English, another one, or too short to say.

Counts the small words and word endings that give a language away; no model and no data files. Meant for
choosing lemmas and for a default that a person can change: what is not clear is None, and then the language of the
consultation is the better guess (`design/texts_and_opinions.md`, section 4e).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection
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


_SCRIPTS = {
    "arabic": "[\u0600-\u06ff\u0750-\u077f]",
    "cyrillic": "[\u0400-\u04ff]",
    "ethiopic": "[\u1200-\u137f]",
    "hebrew": "[\u0590-\u05ff]",
    "greek": "[\u0370-\u03ff]",
    "thai": "[\u0e00-\u0e7f]",
    "devanagari": "[\u0900-\u097f]",
    "tamil": "[\u0b80-\u0bff]",
    "han": "[\u4e00-\u9fff]",
    "kana": "[\u3040-\u30ff]",
    "hangul": "[\uac00-\ud7af]",
}
_WRITTEN_IN = {
    "arabic": "ar fa ur ps ckb", "cyrillic": "uk ru bg sr mk", "ethiopic": "ti am", "hebrew": "he", "greek": "el", "thai": "th",
    "devanagari": "hi ne", "tamil": "ta", "han": "zh", "kana": "ja", "hangul": "ko",
}  # fmt: skip
_GIVEAWAYS = {
    "ur": "[\u0679\u0688\u0691\u06ba\u06be\u06d2]", "ckb": "[\u06c6\u06ce\u0695\u06b5]", "ps": "[\u067c\u0681\u0693\u0696\u069a]",
    "fa": "[\u067e\u0686\u0698\u06af\u06cc\u06a9]", "ar": "[\u0629\u0649\u064a\u0643]",
    "uk": "[іїєґ]", "ru": "[ыэё]", "mk": "[ѓќѕ]", "sr": "[ђћ]", "bg": "ъ",
    "ti": "[\u1240-\u125f]", "am": "[\u12a0-\u12a7\u12c8]",
}  # fmt: skip
"""Letters that one language of a script has and its neighbours have not, or use far more; those before win over those after."""


_MORE_WORDS = {
    "ku": "bi bo de di dibe dike ev ew ez her heye jî ji ku lê li me na ne wan xwe û ye çi",
    "bs": "ali bi bih da ima iz jer kako kao koji mi na ne nije nam od po sa samo se smo su što to u uz za",
    "lt": "ar bet bus buvo gali iki ir iš jei kad kaip labai man mes mūsų nėra nes nuo per prie su tai tik turi yra",
    "vi": "các cho chúng có của đã để đi được không là một này nhiều những rất tôi trong và với vì người",
    "kl": """aamma aammalu aap aatsaat illoqarfimmi imaluunniit kisianni kiisalu ilaa massakkut naamik pillugu soorlu taamaattumik
        tamanna taanna taava uagut uanga ullumikkut""",
}
_MORE_LANGUAGES = {
    word: [code for code, words in _MORE_WORDS.items() if word in words.split()]
    for words in _MORE_WORDS.values()
    for word in words.split()
}
"""Languages that are only looked for where a consultation takes them, so that they never stand in Danish's way."""


def guess_among(text: str, candidates: Collection[str]) -> str | None:
    """Return which of the candidates (codes such as ``ar``) a text seems to be written in, or None when it is not clear.

    A suggestion that a person can change: by script and letters, and for Latin letters by small words and endings. Languages
    that the engine does not know are never guessed unless they are the only candidate of their script.
    """
    start = text[: _MOST_WORDS * 20].casefold()
    counted = {script: len(re.findall(letters, start)) for script, letters in _SCRIPTS.items()}
    script = max(counted, key=lambda one: counted[one])
    if counted[script] > len(_LATIN.findall(start)):
        return _by_letters(start, [code for code in _WRITTEN_IN[script].split() if code in candidates])
    words = tokens(start)[:_MOST_WORDS]
    told = chain.from_iterable((*_languages(word), *_MORE_LANGUAGES.get(word, ())) for word in words)
    signs = Counter(code for code in told if code in candidates)
    ranked = [*signs.most_common(2), ("", 0), ("", 0)]
    (best, most), (_next, second) = ranked[:2]
    return best if most >= max(_FEWEST_SIGNS, second + max(1.0, len(words) * _LEAD)) else None


def _by_letters(text: str, candidates: list[str]) -> str | None:
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    found = (code for code in _GIVEAWAYS if code in candidates)
    return next((code for code in found if len(re.findall(_GIVEAWAYS[code], text)) >= _FEWEST_SIGNS), None)
