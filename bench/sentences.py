"""Varied Danish sentences, the same ones every time: invented, about no real person."""

import csv
import io
import random

WHO = "Jeg|Vi|Min nabo|Mine børn|Borgerne|De ældre|Cyklisterne|Foreningen|Butikkerne|Skolens elever|Pårørende|Ansatte i hjemmeplejen".split(
    "|"
)
VERBS = "ønsker|savner|bruger|støtter|frygter|foreslår|mangler|vil bevare|er glade for|er trætte af|har brug for|tror på".split(
    "|"
)
KINDS = "bredere|sikre|grønne|billige|nye|flere|bedre|stille|tilgængelige|lokale|velholdte|belyste|midlertidige".split(
    "|"
)
THINGS = (
    "cykelstier|parkeringspladser|legepladser|træer langs vejen|fortove|busforbindelser|boliger|skoleveje|værksteder|"
    "ventetider|sagsbehandlere|fleksjob|ressourceforløb|rampen ved biblioteket|bænke|kulturhuse|idrætshaller|"
    "vuggestuer|plejehjem|genbrugsstationer|støjskærme|fodgængerovergange|lommeparker|åbningstider|svømmehaller"
).split("|")
PLACES = (
    "på Ågade|ved skolen|i Nørrebro|langs søerne|i Valby|på Amager|ved stationen|i Vanløse|på Østerbro|i Bispebjerg|"
    "ved havnen|i Sydhavnen|i Brønshøj|ved torvet|bag kirken|i gården"
).split("|")
WHY = (
    "fordi trafikken er for tæt om morgenen|så kørestolsbrugere kan komme frem|men ikke på bekostning af træerne|"
    "og det haster|da mange går til fods|fordi busserne kører for sjældent|så børnene kan cykle selv|"
    "selv om det koster penge|fordi støjen om natten er slem|og kommunen bør svare på hvorfor|"
    "så vi ikke skal vente i månedsvis|fordi den gamle aftale blev brudt|når planen bliver vedtaget"
).split("|")
NAMES = (
    "Ane|Bo|Carla|Dagny|Erik|Fatima|Gudrun|Hassan|Ida|Jørgen|Kaj|Lærke|Mads|Nanna|Ole|Pia|Rasmus|Sofie|Tove|Aase".split(
        "|"
    )
)


def sentence(random_: random.Random) -> str:
    """One sentence."""
    pick = random_.choice
    return f"{pick(WHO)} {pick(VERBS)} {pick(KINDS)} {pick(THINGS)} {pick(PLACES)}, {pick(WHY)}."


def paragraph(random_: random.Random, *, most: int = 7) -> str:
    """From one to ``most`` sentences; one in four has a word that few have."""
    words = [sentence(random_) for _ in range(random_.randint(1, most))]
    if random_.random() < 0.25:
        words.append(
            f"Se sag {random_.randint(1, 9999)} om matrikel {random_.choice('abcdefgh')}{random_.randint(1, 999)}."
        )
    return " ".join(words)


def responses_csv(count: int, *, areas: list[str]) -> bytes:
    """A file of responses in the Danish dialect, as a municipality would deliver them."""
    random_, file = random.Random(2026), io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(
        ["text", "name", "organisation", "capacity", "channel", "position", "publication", "area", "received"]
    )
    for _ in range(count):
        organisation = f"Foreningen {random_.choice(THINGS)}" if random_.random() < 0.1 else ""
        writer.writerow([
            paragraph(random_), random_.choice(NAMES), organisation, "organisation" if organisation else "private",
            random_.choice(["paper", "email", "meeting"]), random_.choice(["", "for", "against", "wish", "proposal"]),
            random_.choice(["named", "anonymous"]), random_.choice(areas), f"{random_.randint(1, 28):02d}-{random_.randint(1, 12):02d}-2025",
        ])  # fmt: skip
    return file.getvalue().encode("utf-8-sig")
