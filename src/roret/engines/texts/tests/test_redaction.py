"""Personal data are found as people write them, and what only looks like them is left alone."""

import random
import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roret.engines.texts.redaction import (
    Certainty,
    Kind,
    find_personal_data,
    redact,
    redact_with_places,
    spans,
)

LABELS = {
    Kind.CPR: "cpr-nummer fjernet",
    Kind.PHONE: "telefonnummer fjernet",
    Kind.EMAIL: "e-mail fjernet",
    Kind.ACCOUNT: "kontonummer fjernet",
    Kind.ADDRESS: "adresse fjernet",
}
CPR_FORMS = [
    "{d}{m}{y}-{n}", "{d}{m}{y}{n}", "{d}{m}{y} {n}", "{d}{m}{y} - {n}", "{d}/{m}-{y}-{n}", "{d}.{m}.{y}-{n}",
    "{d}-{m}-{y}-{n}", "{d}/{m}/{y}-{n}", "{d} {m} {y} {n}", "{d}{m}{y}–{n}", "{d}{m}19{y}-{n}",
]  # fmt: skip


def passes_modulus_11(digits):
    return (
        sum(weight * int(digit) for weight, digit in zip((4, 3, 2, 7, 6, 5, 4, 3, 2, 1), digits, strict=True)) % 11 == 0
    )


def cpr_numbers(count, *, modulus, replacement=False):
    """Invented CPR numbers as (day, month, year, serial)."""
    chance = random.Random(f"{modulus}{replacement}")
    while count:
        day = date(1930, 1, 1) + timedelta(days=chance.randrange(25_000))
        d, m, y, n = f"{day.day + 60 * replacement:02d}", f"{day:%m}", f"{day:%y}", f"{chance.randrange(10_000):04d}"
        if passes_modulus_11(d + m + y + n) is modulus:
            yield {"d": d, "m": m, "y": y, "n": n}
            count -= 1


@pytest.mark.parametrize("form", CPR_FORMS)
@pytest.mark.parametrize("modulus", [True, False])
@pytest.mark.parametrize("replacement", [False, True])
def test_every_cpr_number_is_found_in_every_form(form, modulus, replacement):
    for number in cpr_numbers(100, modulus=modulus, replacement=replacement):
        written = form.format(**number)

        found = find_personal_data(f"Jeg hedder Ane ({written}) og er imod.")

        assert [(finding.kind, finding.text) for finding in found] == [(Kind.CPR, written)]


HARD_NEGATIVES = [
    "220101-2500 kr", "220101-2500 kr.", "CVR 25313763", "cvr-nr. 25313763", "matrikel 2040 2050", "2024-2030",
    "2023 2024", "sagsnr. 2026-000123", "sagsnr. 150326-1234", "J.nr. 010203-1234", "EAN 5798009811578",
    "den 01.01.2024 2500 personer", "d. 1/1 2024 1500", "budget på 12.345.678 kr.", "12345678,50", "20260315",
    "15032026", "10 20 30 40 50", "kl. 08.30-16.00", "320190-1234", "311190-1234", "300290-1234", "921290-1234",
    "lokalplan 12-345", "1.000.000", "55.67610, 12.56834", "2024-25 og 2026-27", "1234 5678 9012 3456", "§ 25, stk. 2",
    "P-nr. 1012345678", "faktura 0101901234", "ISBN 978-87-93214-00-1", "12 34 56 78 m2", "112", "uge 12, 13 og 14",
    "@Aarhus", "a@b", "vi ses @ byen", "Lokalplan for Nørregade 12", "Den 5. maj 2026 kl. 12 8000 mennesker",
]  # fmt: skip


@pytest.mark.parametrize("text", HARD_NEGATIVES)
def test_what_only_looks_like_personal_data_is_left_alone(text):
    assert find_personal_data(f"Se {text} her") == []


@pytest.mark.parametrize(
    "written",
    [
        "22334455", "22 33 44 55", "2233 4455", "223 34 455", "22-33-44-55", "22.33.44.55", "+45 22334455",
        "+4522334455", "+45 22 33 44 55", "0045 22334455", "(+45) 22 33 44 55", "+46 70 123 45 67", "+299 12 34 56",
    ],
)  # fmt: skip
def test_a_telephone_number_is_found_as_it_is_written(written):
    found = find_personal_data(f"Vh Ane, {written}.")

    assert [(finding.kind, finding.text) for finding in found] == [(Kind.PHONE, written)]


def test_words_before_a_number_make_it_a_telephone_whatever_it_looks_like():
    for text in ("tlf. 2024 2030", "Ring til mig på 20260315", "mobil: 12 34 56 78"):
        assert [(finding.kind, finding.certainty) for finding in find_personal_data(text)] == [
            (Kind.PHONE, Certainty.HIGH)
        ]


@pytest.mark.parametrize(
    ("written", "certainty"),
    [
        ("ane@mail.dk", Certainty.HIGH),
        ("ane.b+c@post.kommune.dk", Certainty.HIGH),
        ("søren@blåbær.dk", Certainty.HIGH),
        ("ane(at)mail.dk", Certainty.MEDIUM),
        ("ane [at] mail (dot) dk", Certainty.MEDIUM),
        ("ane snabel-a mail.dk", Certainty.MEDIUM),
        ("ane @ mail.dk", Certainty.MEDIUM),
    ],
)
def test_an_email_address_is_found_also_in_disguise(written, certainty):
    found = find_personal_data(f"Skriv til {written}.")

    assert [(finding.kind, finding.text, finding.certainty) for finding in found] == [(Kind.EMAIL, written, certainty)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("reg. 1234 konto 1234567890", "1234 konto 1234567890"),
        ("Reg.nr.: 1234, kontonr.: 0012345678", "1234, kontonr.: 0012345678"),
        ("konto: 1234 0001234567", "1234 0001234567"),
        ("på 1234-1234567890", "1234-1234567890"),
        ("IBAN DK50 0040 0440 1162 43", "DK50 0040 0440 1162 43"),
        ("kort 4111 1111 1111 1111", "4111 1111 1111 1111"),
    ],
)
def test_an_account_is_found(text, number):
    assert [(finding.kind, finding.text) for finding in find_personal_data(text)] == [(Kind.ACCOUNT, number)]


@pytest.mark.parametrize(
    "written",
    [
        "Nørregade 12, 2. th., 8000 Aarhus C",
        "H.C. Andersens Boulevard 12, 1553 København V",
        "Birkevej 3\n3460 Birkerød",
    ],
)
def test_an_address_with_a_postal_code_is_a_suggestion(written):
    (found,) = find_personal_data(f"Vi holder til her: {written}")

    assert (found.kind, found.text, found.suggestion) == (Kind.ADDRESS, written, True)


def test_a_home_is_found_without_its_postal_code_and_a_place_is_not():
    (found,) = find_personal_data("Jeg bor på Rolighedsvej 7B, og krydset ved Nørregade 12 er farligt")

    assert (found.text, found.certainty) == ("Rolighedsvej 7B", Certainty.LOW)


def test_findings_come_in_order_and_know_their_place():
    text = "Ane, 010190-1234, ane@mail.dk, tlf. 22334455, Nørregade 1, 8000 Aarhus C"

    found = find_personal_data(text)

    assert [finding.kind for finding in found] == [Kind.CPR, Kind.EMAIL, Kind.PHONE, Kind.ADDRESS]
    assert all(text[finding.start : finding.end] == finding.text for finding in found)


def test_words_are_taken_out_with_their_label():
    text = "Ring til Ane på 22334455 eller ane@mail.dk."

    shown = redact(text, spans(find_personal_data(text), LABELS))

    assert shown == "Ring til Ane på [telefonnummer fjernet] eller [e-mail fjernet]."


def test_overlapping_words_become_one_with_the_first_label():
    assert redact("abcdefgh", [(4, 6, "b"), (1, 3, "a"), (2, 5, "c"), (7, 8, "d")]) == "a[a]g[d]"


@pytest.mark.parametrize("span", [(-1, 2, "x"), (2, 2, "x"), (3, 2, "x"), (0, 9, "x")])
def test_a_span_outside_the_text_is_refused(span):
    with pytest.raises(ValueError, match="not in a text"):
        redact("abc", [span])


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(0, 29), st.integers(1, 8), st.sampled_from(["", "x", "længere"])), max_size=4),
)
def test_every_kept_place_is_found_again(text, chosen):
    taken_out = [(start, min(start + length, len(text)), label) for start, length, label in chosen if start < len(text)]
    gone = {place for start, end, _ in taken_out for place in range(start, end)}

    shown = redact_with_places(text, taken_out)

    for place, letter in enumerate(text):
        if place not in gone:
            assert shown.text[shown.place(place)] == letter
    assert shown.place(len(text)) <= len(shown.text)
    assert sorted(map(shown.place, range(len(text) + 1))) == [shown.place(place) for place in range(len(text) + 1)]


@given(st.text(st.sampled_from("0123456789-+./ ()@aA,\nkr") | st.characters(), max_size=200))
def test_any_text_gives_findings_that_stand_in_it_without_overlap(text):
    found = find_personal_data(text)

    assert all(text[finding.start : finding.end] == finding.text for finding in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert redact(text, spans(found, LABELS)).count("fjernet]") == len(found) + text.count("fjernet]")


@pytest.mark.parametrize("piece", ["1", "1 ", "a.", "Aa ", "x(a", "DK12 ", "12.34.", "1/1-", "bor på A ", "a-", "+"])
def test_a_hostile_text_takes_no_time(piece):
    started = time.process_time()
    find_personal_data(piece * (50_000 // len(piece)) + "@ 8000 A")

    assert time.process_time() - started < 3
