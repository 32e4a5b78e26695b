"""Invented consultations of which all is known: who sent which letter, and what each sentence is about.

Nobody wrote this. The sentences are put together from parts, so that strangers use the same phrases now and then, as
neighbours do; and nouns come in all their forms, as in Danish.
"""

import random
from dataclasses import dataclass, field
from functools import lru_cache

THEMES = {
    "parkering": {
        "nouns": """
            parkeringspladser| parkeringspladserne| p-pladserne| parkeringen| parkeringshuset| beboerlicenser| parkeringskælderen|
            parkeringsafgiften| biler| gæsteparkering| parkeringszonen
        """,
        "reasons": """
            når gæsterne parkerer på fortovet| fordi to biler pr. husstand ikke kan parkere i gaden| så vi kan finde en plads når
            vi kommer hjem| da parkeringsnormen er sat for lavt| fordi bilerne holder i to rækker om aftenen| og parkeringsvagten
            kommer aldrig
        """,
    },
    "trafik": {
        "nouns": """
            trafikken| krydset ved Ågade| bumpene| hastigheden| lastbilerne| vejen| gennemkørende trafik| lyskrydset| rundkørslen|
            fartgrænsen| hastighedsmålinger
        """,
        "reasons": """
            fordi bilisterne kører for stærkt| så lastbilerne ikke kører gennem byen| da krydset er uoverskueligt og farligt| når
            trafikken holder i kø om morgenen| og farten bør sættes ned til 30 km i timen| fordi der har været tre påkørsler i
            rundkørslen
        """,
    },
    "cykler": {
        "nouns": """
            cykelstien| cykelstier| cyklister| cykelparkering| supercykelstien| ladcykler| cyklerne| cykelruten| cykelbroen|
            cykelbanen
        """,
        "reasons": """
            så børnene selv kan cykle| fordi cyklisterne presses ud mellem busserne| da cykelstien ender i ingenting| så man kan
            cykle hele vejen til stationen| når det er mørkt og stien er uden belysning| fordi asfalten på cykelstien er hullet
        """,
    },
    "træer": {
        "nouns": """
            træerne| de gamle træer| naturen| biodiversiteten| lindetræerne| fuglene| det grønne| haverne| skovbrynet| insekter|
            vilde blomster| levende hegn
        """,
        "reasons": """
            fordi træerne giver skygge og renser luften| så fuglene og insekterne har et sted at være| da de gamle lindetræer er
            plantet for hundrede år siden| og naturen ikke kan flyttes| fordi flagermusene bor i de hule træer| når det grønne
            forsvinder under fliser
        """,
    },
    "højde": {
        "nouns": """
            højhuset| bygningshøjden| de seks etager| byggeriets højde| tårnet| etagehusene| byggeriet| facaderne| tagterrasserne|
            skyggerne| bebyggelsesprocenten
        """,
        "reasons": """
            fordi seks etager tager solen fra vores haver| da skyggen falder på legepladsen hele eftermiddagen| så bygningen
            passer til de lave huse| når naboerne kigger lige ind ad vinduerne| fordi facaden bliver som en mur| og
            bebyggelsesprocenten er langt over det sædvanlige
        """,
    },
    "skole": {
        "nouns": """
            skolen| skolens elever| klasselokalerne| indskolingen| sfo'en| lærerne| skolegården| skoledistriktet| klasserne|
            skolelederen| undervisningen
        """,
        "reasons": """
            fordi klasserne allerede er fyldt op| så eleverne ikke skal undervises i pavilloner| da lærerne siger op på stribe|
            når skoledistriktet får tre hundrede nye børn| og indskolingen bør blive på den gamle skole| fordi faglokalerne er
            slidt ned
        """,
    },
    "støj": {
        "nouns": """
            støjen| støjskærmen| larmen fra motorvejen| støjgrænserne| musikken fra festpladsen| natteroen| støjmålinger|
            ventilatorerne| varelevering| decibel| larmen
        """,
        "reasons": """
            fordi man ikke kan sove for larmen| da støjen er målt til over 60 decibel| så vi kan have vinduerne åbne om natten|
            når musikken spiller til klokken to| fordi støjskærmen kun dækker den ene side| og ventilatorerne brummer døgnet rundt
        """,
    },
    "ældre": {
        "nouns": """
            plejehjemmet| hjemmeplejen| de ældre| plejeboligerne| hjemmehjælperen| demente borgere| rehabiliteringen|
            aflastningspladser| aktivitetscentret| plejepersonalet| ældreboliger
        """,
        "reasons": """
            fordi min mor venter på en plejebolig| så de ældre ikke ligger alene hele dagen| da hjemmehjælperen skifter hver uge|
            når demente borgere flyttes rundt| og personalet på plejehjemmet løber for stærkt| fordi aktivitetscentret er deres
            eneste samvær
        """,
    },
    "bus": {
        "nouns": """
            bussen| busruten| linje 5A| stoppestedet| busforbindelsen| kollektiv trafik| afgangene| busserne| telebussen|
            pendlerne| køreplanen
        """,
        "reasons": """
            fordi der går en time mellem afgangene| så unge kan komme hjem om aftenen med bus| da stoppestedet er flyttet en
            kilometer væk| når bussen kører forbi fordi den er fuld| og køreplanen passer ikke med toget| fordi telebussen skal
            bestilles dagen før
        """,
    },
}  # fmt: skip
WHO = [
    "Jeg",
    "Vi",
    "Min nabo og jeg",
    "Mine børn",
    "Bestyrelsen",
    "Familierne på vejen",
    "Vi i grundejerforeningen",
    "Som nabo",
    "Beboerne",
    "Mange af os",
    "Min familie",
    "De unge",
]
SENTENCES = (
    "{who} mener at {noun} {adverb} bør prioriteres højere, {reason}.",
    "{who} har længe været bekymret for {noun}, {reason}.",
    "Hvad er planen for {noun}?",
    "Det undrer {whom} at {noun} slet ikke er nævnt i forslaget, {reason}.",
    "{who} vil {adverb} opfordre til at der ses på {noun} igen, {reason}.",
    "I {month} talte vi med forvaltningen om {noun} og {noun2}.",
    "Man har lovet os bedre forhold for {noun} siden {year}, {reason}.",
    "{noun_upper} er et problem, {reason}.",
    "{who} foreslår at {noun} {adverb} tænkes sammen med {noun2}, {reason}.",
    "Redegørelsens afsnit om {noun} er for tyndt, {reason}.",
    "Prøv at komme forbi en {day} og se på {noun}, {reason}.",
    "Efter {whose} opfattelse skal {noun} løses før {noun2}.",
    "Et rimeligt kompromis om {noun} kunne være {number} i stedet for {number2}, {reason}.",
    "{who} oplever {adverb} {noun} som noget der {adverb2} bliver værre, {reason}.",
)
FILLERS = (
    "Tak for muligheden for at komme med bemærkninger.",
    "{who} har boet her i {number} år og er glade for kvarteret.",
    "Vi håber at politikerne læser med.",
    "Det er {adverb} svært at følge med i de mange bilag.",
    "Mødet den {number}. {month} var godt men for kort.",
    "{who} kommer gerne og fortæller mere.",
    "Vi ser frem til et svar inden {month}.",
    "Det er ikke første gang vi skriver, sidst var i {year}.",
)
ADVERBS = "virkelig|absolut|snarest|for alvor|naturligvis|fortsat|generelt|desværre|ærligt talt|bestemt|igen|måske".split("|")  # fmt: skip
MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()
DAYS = "mandag morgen|tirsdag|onsdag aften|torsdag|fredag eftermiddag|lørdag|søndag|hverdag klokken otte".split("|")
SYLLABLES = "bra|klo|sti|fan|gul|mør|ket|ral|dju|spo|tve|yng|æks|øst|hvi|pjo|lum|nek|gro|vås".split("|")
NAMES = [
    "Ane Møller",
    "Bo Friis",
    "Carla Holm",
    "Dagny Juhl",
    "Erik Lund",
    "Fatima Aziz",
    "Gudrun Bach",
    "Hassan Ali",
    "Ida Krogh",
    "Jørgen Dam",
    "Kaj Skov",
    "Lærke Toft",
]
QUOTED = (
    "\n\nFra: Høringer <hoering@kommune.dk>\nSendt: 3. marts 2026 10:12\nTil: {name}\nEmne: Lokalplan 417\n\n"
    "Kære borger\nForslaget er nu i høring. Du kan sende dine bemærkninger frem til den 12. maj.\nVenlig hilsen\nKommunen"
)
MUTATIONS = (
    "exact", "case", "signature", "first_1", "first_3", "typos", "words_5", "words_10", "words_20", "shuffled", "half",
    "half_own", "quoted",
)  # fmt: skip


@dataclass
class Planted:
    """Texts, and what is known about each."""

    texts: list[str] = field(default_factory=list)
    campaign: list[int] = field(default_factory=list)
    """The letter it holds, or -1."""
    mutation: list[str] = field(default_factory=list)
    themes: list[tuple[str, ...]] = field(default_factory=list)
    """What it is about, in the order of its sentences; nothing for lone voices and for campaigns."""

    def add(self, text: str, *, campaign: int = -1, mutation: str = "", themes: tuple[str, ...] = ()) -> None:
        self.texts.append(text)
        self.campaign.append(campaign)
        self.mutation.append(mutation)
        self.themes.append(themes)


@lru_cache(maxsize=1000)
def _choices(words: str) -> list[str]:
    return [" ".join(choice.split()) for choice in words.split("|")]


def sentence(chance: random.Random, theme: str, *, templates: tuple[str, ...] = SENTENCES) -> str:
    """One sentence about the theme."""
    nouns = _choices(THEMES[theme]["nouns"])
    noun, noun2 = chance.sample(nouns, 2)
    return _filled(
        chance,
        chance.choice(templates),
        noun=noun,
        noun2=noun2,
        reason=chance.choice(_choices(THEMES[theme]["reasons"])),
    )


def _filled(chance: random.Random, template: str, *, noun: str = "", noun2: str = "", reason: str = "") -> str:
    adverb, adverb2 = chance.sample(ADVERBS, 2)
    return template.format(
        who=chance.choice(WHO), whom=chance.choice(["mig", "os", "familien", "bestyrelsen"]), noun=noun, noun2=noun2,
        noun_upper=noun[:1].upper() + noun[1:], whose=chance.choice(["vores", "min", "foreningens"]), reason=reason,
        adverb=adverb, adverb2=adverb2, month=chance.choice(MONTHS), day=chance.choice(DAYS), year=chance.randint(1998, 2025),
        number=chance.randint(2, 40), number2=chance.randint(41, 90),
    )  # fmt: skip


def filler(chance: random.Random) -> str:
    """One sentence about nothing in particular."""
    return _filled(chance, chance.choice(FILLERS))


def response(chance: random.Random, themes: tuple[str, ...], *, sentences: int = 3, fillers: int = 1) -> str:
    """A text with some sentences about each theme and some about nothing."""
    said = [[sentence(chance, theme) for _ in range(sentences)] for theme in themes]
    for _ in range(fillers):
        said.insert(chance.randint(0, len(said)), [filler(chance)])
    return " ".join(" ".join(part) for part in said)


def lone(chance: random.Random) -> str:
    """A text about what nobody else writes of: words with no meaning, as a place for any."""
    made = ["".join(chance.choice(SYLLABLES) for _ in range(3)) for _ in range(9)]
    about = f"{made[0]}en og {made[1]}erne er {made[2]}te, så {made[3]} bør {made[4]}es. En {made[5]} {made[6]}er {made[7]} {made[8]}."
    return f"{filler(chance)} {about[:1].upper()}{about[1:]} {filler(chance)}"


def letter(chance: random.Random, *, sentences: int = 8) -> str:
    """A letter as an association would send it round: written once, with words of its own."""
    themes = chance.sample(list(THEMES), 2)
    said = [_personal(chance, sentence(chance, chance.choice(themes))) for _ in range(sentences)]
    return " ".join(said)


def _personal(chance: random.Random, text: str) -> str:
    """Words that only this writer puts in."""
    words = text.split()
    for _ in range(2):
        words.insert(chance.randint(1, len(words) - 1), chance.choice(ADVERBS + MONTHS + DAYS[:6]))
    return " ".join(words)


def mutated(chance: random.Random, text: str, mutation: str) -> str:
    """The letter as one of its senders sent it."""
    kind, _, degree = mutation.partition("_")
    return CHANGES[kind](chance, text, degree)


def _own(chance: random.Random, count: int) -> str:
    return " ".join(_personal(chance, sentence(chance, chance.choice(list(THEMES)))) for _ in range(count))


def _other_case(chance: random.Random, text: str, _degree: str) -> str:
    return "  ".join(text.upper().split(" ")) if chance.random() < 0.5 else text.lower().replace(". ", "\n\n")


def _signed(chance: random.Random, text: str, _degree: str) -> str:
    return f"{text}\n\nMed venlig hilsen\n{chance.choice(NAMES)}\nBirkevej {chance.randint(1, 99)}"


def _quoting(chance: random.Random, text: str, _degree: str) -> str:
    return f"Hej\n\n{text}\n\nSendt fra min iPhone" + QUOTED.format(name=chance.choice(NAMES))


def _shuffled(chance: random.Random, text: str, _degree: str) -> str:
    said = text.split(". ")
    chance.shuffle(said)
    return ". ".join(said)


def _half(chance: random.Random, text: str, degree: str) -> str:
    said = text.split(". ")
    kept = ". ".join(said[: len(said) // 2] if chance.random() < 0.5 else said[len(said) // 2 :])
    return f"{kept}. {_own(chance, 2)}" if degree else kept


def _replaced(chance: random.Random, text: str, degree: str) -> str:
    spare = " ".join(FILLERS + SENTENCES).replace(".", "").split()
    return " ".join(chance.choice(spare) if chance.random() < int(degree) / 100 else word for word in text.split(" "))


def _misspelled(chance: random.Random, text: str, _degree: str) -> str:
    words = text.split(" ")
    for place in chance.sample(range(len(words)), max(1, len(words) // 20)):
        word = words[place]
        at = chance.randrange(len(word))
        words[place] = word[:at] + chance.choice("eanr") + word[at + 1 :]
    return " ".join(words)


CHANGES = {
    "exact": lambda _chance, text, _degree: text,
    "case": _other_case,
    "signature": _signed,
    "quoted": _quoting,
    "first": lambda chance, text, degree: f"{_own(chance, int(degree))} {text}",
    "words": _replaced,
    "typos": _misspelled,
    "shuffled": _shuffled,
    "half": _half,
}


def consultation(size: int, *, seed: int = 1, campaigns: int = 40, share: float = 0.25, words: int = 99) -> Planted:
    """A consultation: `share` of the texts are campaign letters of falling sizes (Zipf), the others are all different."""
    chance = random.Random(seed)
    planted = Planted()
    letters = [letter(chance, sentences=chance.randint(4, 12)) for _ in range(campaigns)]
    weights = [1 / (rank + 1) for rank in range(campaigns)]
    for _ in range(size):
        if chance.random() < share and campaigns:
            number = chance.choices(range(campaigns), weights)[0]
            mutation = chance.choice(MUTATIONS)
            planted.add(mutated(chance, letters[number], mutation), campaign=number, mutation=mutation)
        else:
            _add_own(planted, chance, words)
    return planted


def _add_own(planted: Planted, chance: random.Random, words: int) -> None:
    """A text of its own: mostly about one theme or two; one in fifty about something that few think of."""
    if chance.random() < 0.02:
        planted.add(lone(chance))
        return
    themes = tuple(chance.sample(list(THEMES), chance.choice([1, 1, 1, 2, 2, 3])))
    many = max(1, round(words * chance.lognormvariate(0, 0.5) / 16 / len(themes)))
    planted.add(response(chance, themes, sentences=many, fillers=chance.randint(0, 2)), themes=themes)
