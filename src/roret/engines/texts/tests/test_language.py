"""Danish, English, another language, or too short to say."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roret.engines.texts.language import guess_among, guess_language

UNIVERSAL_DEPENDENCIES = Path(__file__).parents[6] / "shared" / "data" / "danish"

DANISH = [
    "Jeg er imod den nye vej gennem skoven.",
    "Tak for forslaget. Det er godt, at der kommer flere træer.",
    "Vi synes, at kommunen bør lytte til borgerne, før den beslutter noget.",
    "Hvorfor skal bussen ikke køre om aftenen?",
    "Byggeriet bliver alt for højt og tager solen fra vores haver.",
]
ENGLISH = [
    "I am against the new road through the forest.",
    "Thank you for the proposal. We would like more trees on the square.",
    "Why does the bus not run in the evening?",
    "Please do not close our library, it is important for the children.",
    "The building will be much too high and take the sun from our gardens.",
]
OTHER = [
    "Vi synes at kommunen må høre på innbyggerne før den bestemmer noe.",
    "Jag tycker att kommunen måste lyssna på invånarna innan den beslutar något.",
    "Wir sind gegen die neue Straße durch den Wald, weil sie nicht nötig ist.",
    "Nous sommes contre la nouvelle route dans la forêt et pour les arbres.",
    "Nie zgadzam się na nową drogę przez las, bo jest to złe dla dzieci.",
    "Bu yeni yol için çok para harcanıyor ve daha iyi bir çözüm var.",
    "Ми проти нової дороги через ліс, бо вона не потрібна дітям.",
    "نحن ضد الطريق الجديد عبر الغابة",
    "我们反对穿过森林的新路",
]


@pytest.mark.parametrize(
    ("text", "language"),
    [*((text, "da") for text in DANISH), *((text, "en") for text in ENGLISH), *((text, "other") for text in OTHER)],
)
def test_a_plain_sentence_shows_its_language(text, language):
    assert guess_language(text) == language


@pytest.mark.parametrize("text", ["", "   ", "OK", "123 456", "!!!", "Nørrebro", "Hej", "Facebook Twitter Instagram"])
def test_what_is_not_clear_is_left_open(text):
    assert guess_language(text) is None


def test_half_of_each_is_left_open():
    assert guess_language("Det er ikke godt for os. It is not good for us at all.") is None


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text):
    assert guess_language(text) in {"da", "en", "other", None}


@pytest.mark.skipif(not UNIVERSAL_DEPENDENCIES.is_dir(), reason="shared/data/danish (UD Danish-DDT) is not here")
def test_danish_sentences_of_five_words_are_told():
    lines = [
        line.removeprefix("# text = ")
        for name in ("da-dev.conllu", "da-test.conllu")
        for line in (UNIVERSAL_DEPENDENCIES / name).read_text(encoding="utf-8").splitlines()
        if line.startswith("# text = ")
    ]
    guesses = Counter(guess_language(line) for line in lines if len(line.split()) >= 5)

    assert guesses["da"] / guesses.total() >= 0.95
    assert (guesses["en"] + guesses["other"]) / guesses.total() <= 0.01


TAKEN = ("da", "en", "ar", "uk", "pl", "tr", "so", "ro", "de", "fa", "ur", "ti", "kl", "ku", "lt", "bs")
IN_MANY = {
    "da": "Jeg synes, at stien er for smal, og at bilerne kører for stærkt.",
    "en": "I think that the path is too narrow and that the cars drive too fast.",
    "ar": "أعتقد أن المسار ضيق جداً وأن السيارات تسير بسرعة كبيرة قرب المدرسة.",
    "fa": "فکر می‌کنم مسیر دوچرخه خیلی باریک است و ماشین‌ها تند می‌روند. لطفاً پارکینگ را کم کنید.",
    "ur": "میرے خیال میں یہ راستہ بہت تنگ ہے اور گاڑیاں بہت تیز چلتی ہیں۔ بچوں کے لیے خطرہ ہے۔",
    "uk": "Я вважаю, що доріжка надто вузька, і машини їздять дуже швидко біля школи.",
    "pl": "Uważam, że ścieżka jest za wąska i że samochody jadą bardzo szybko, ale nie ma na to rady.",
    "tr": "Bence bu yol çok dar ve arabalar çok hızlı gidiyor, ama daha iyi bir çözüm var.",
    "so": "Waxaan u malaynayaa in waddadu ay aad u cidhiidhi tahay oo baabuurtu ay si dheereeya u socdaan.",
    "ro": "Cred că pista este prea îngustă și că mașinile merg prea repede, iar copiii nu sunt în siguranță.",
    "de": "Ich finde, dass der Radweg zu schmal ist und die Autos viel zu schnell fahren.",
    "ti": "እቲ መገዲ ኣዝዩ ጸቢብ እዩ፡ መካይን ድማ ብቕልጡፍ እየን ዝጉዓዛ። ቀልጢፍኩም ኣመሓይሽዎ።",
    "ku": "Ez difikirim ku rê pir teng e û erebe bi lez diçin. Ev ji bo zarokan ne baş e, lê çareyek heye.",
    "lt": "Manau, kad takas yra per siauras ir automobiliai važiuoja per greitai, bet tai galima pakeisti.",
    "bs": "Mislim da je staza uska i da automobili voze brzo, ali to nije samo problem za nas.",
}


@pytest.mark.parametrize("code", IN_MANY)
def test_one_sentence_tells_which_of_the_languages_that_are_taken_it_is(code):
    assert guess_among(IN_MANY[code], TAKEN) == code


@pytest.mark.parametrize("text", ["", "ok", "!!!", "12345", "x" * 5000, "我们反对穿过森林的新路", "α β"])
def test_what_cannot_be_told_is_left_to_a_person(text):
    assert guess_among(text, TAKEN) is None


def test_only_a_language_that_is_taken_is_suggested():
    assert guess_among(IN_MANY["ar"], ("da", "en", "uk")) is None
    assert guess_among(IN_MANY["de"], ("da", "en")) is None


@given(st.text(max_size=400))
def test_any_text_gives_a_taken_language_or_none(text):
    assert guess_among(text, TAKEN) in {None, *TAKEN}
