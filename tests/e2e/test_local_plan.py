"""A local plan with eight hundred responses, in the browser: from import to the published white paper.

Three letters have been sent by many, some with words of their own; a citizen has written by the web. Bo reads each letter once,
signs what the machine suggests, answers, and freezes the white paper; the citizen finds her own response in it.
"""

import csv
import io
import re
import time
from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from roret.engines.texts.tests import planted

from . import municipality
from .hands import choose, fill, go, press, tick, unfold
from .test_journey import day, equip_and_publish, said

TITLE = "Lokalplan for den gamle gasværksgrund"
OWN_WORDS = "Min morfar arbejdede på gasværket. Lad skorstenen stå, og sæt et skilt med dens historie."
ANSWER = "Vi har læst alle svar om dette og ændrer planens paragraf om bebyggelsens højde."
TREES = (
    "Bevar de høje lindetræer langs Gasværksvej. De renser luften, giver skygge om sommeren og huser fuglene i kvarteret. "
    "Flyt hellere parkeringskælderens rampe til den anden side af grunden."
)
HEIGHT = (
    "Fem etager er for meget på gasværksgrunden. Naboerne mister deres eftermiddagssol, og vinden bliver værre i gaderne. "
    "Planen bør højst tillade tre etager mod syd."
)
HOMES = (
    "Der mangler boliger, som almindelige familier kan betale. Planen skal kræve, at mindst en fjerdedel af boligerne bliver "
    "almene, og at de spredes over hele området."
)
LETTERS = ((TREES, 150), (HEIGHT, 120), (HOMES, 90))
OF_LETTERS = sum(senders for _letter, senders in LETTERS)
IN_ALL = 800
FLAGGED = sum(len(range(0, senders, 60)) for _letter, senders in LETTERS)
"""So many have written a phone number."""


def letter_of(number, letter):
    """What one of many sends: the letter, with a greeting of her own, and now and then a word more."""
    greeting = ("Til kommunen.", "Kære politikere!", "Hej.", "")[number % 4]
    more = (
        " Ring til mig på 20 30 40 50."
        if number % 60 == 0
        else f" Vi er {number} i opgangen."
        if number % 9 == 0
        else ""
    )
    return f"{greeting} {letter}{more} Venlig hilsen nabo {number}".strip()


@pytest.fixture(scope="module")
def file():
    """The responses of the municipality's old system, but for the one that comes by the web."""
    texts = [letter_of(number, letter) for letter, senders in LETTERS for number in range(senders)]
    texts += planted.consultation(IN_ALL - OF_LETTERS - 1, seed=8, campaigns=0).texts
    rows = io.StringIO()
    writer = csv.writer(rows, delimiter=";")
    writer.writerow(["text", "name", "channel"])
    writer.writerows([text, f"Nabo {number} (opdigtet)", "email"] for number, text in enumerate(texts))
    return {"name": "svar.csv", "mimeType": "text/csv", "buffer": rows.getvalue().encode("utf-8-sig")}


@pytest.fixture
def windows(people, database):
    """Windows of Bo, the director and a guest, and the worker that does the background work meanwhile."""
    worker = municipality.Program("worker", "--interval", "0.2", database=database)
    with ExitStack() as stack:
        yield {name or "guest": stack.enter_context(people.window(name)) for name in ("bo", "direktoer", "")}
    worker.end()


def test_eight_hundred_responses_become_a_white_paper_in_which_a_citizen_finds_hers(windows, file):
    bo, director, guest = windows["bo"], windows["direktoer"], windows["guest"]
    address = publish(bo)
    reference = respond(guest, address)
    bring_in(bo, file)
    read_by_the_machine(bo)
    sign_suggestions(bo)
    group_the_rest(bo)
    look_through(bo)
    answer_all(bo, director)
    freeze(bo)
    finds_her_own(guest, address, reference)
    assert {name: page.complaints for name, page in windows.items() if page.complaints} == {}


def publish(page):
    """Draft a consultation on a local plan, which must be open for four weeks, and publish it."""
    page.goto("/medarbejder/hoeringer/ny/")
    fill(page, {"Titel": TITLE, "Kort fortalt": "Boliger og en park på gasværksgrunden.",
                "Hvad spørger vi om?": "Hvad mener du om planen?", "Hvem kan man spørge?": "Bo Damgaard",
                "Frist til og med": day(40)})  # fmt: skip
    choose(page, "Type", "Lokalplan")
    choose(page, "Ansvarlig enhed", "Beskæftigelses")
    press(page, "Gem")
    page.desk = page.url
    plan = "§ 1. Der kan bygges i fem etager."
    return equip_and_publish(page, party="Danmarks Naturfredningsforening", title="Planforslaget", text=plan)


def respond(page, address):
    """Answer by the web, and return the reference of the receipt."""
    page.goto(address)
    go(page, "Svar på høringen")
    fill(page, {"Dit svar": OWN_WORDS, "Dit navn": "Gerda Gæst"})
    tick(page, "Ja, med mit navn")
    press(page, "Send")
    said(page, "Vi har modtaget dit svar")
    return re.search(r"\d{4}-H\d+-\d{4}", page.locator("main").inner_text()).group()


def bring_in(page, file):
    """Import what came by e-mail."""
    page.goto(f"{page.desk}svar/")
    go(page, "Indlæs svar")
    page.locator("input[type=file]").set_input_files(file)
    press(page, "Vis, hvad filen vil gøre")
    said(page, f"{IN_ALL - 1}", "Nabo 1 (opdigtet)")
    press(page, "Indlæs")
    said(page, f"{IN_ALL - 1} rækker er indlæst")


def read_by_the_machine(page):
    """Have everything read; the three letters are found with all their senders."""
    page.goto(f"{page.desk}temaer/")
    go(page, "Få svarene læst")
    press(page, "Start læsningen")
    for _second in range(120):
        if page.get_by_role("heading", name="Breve sendt af mange").count():
            break
        time.sleep(1)
        page.reload()
    page.suggestions = page.url
    letters = page.locator("section[aria-labelledby=campaigns] li").all_inner_texts()
    assert [int(re.search(r"(\d+) afsendere", line).group(1)) for line in letters[:3]] == [150, 120, 90]


def sign_suggestions(page):
    """Sign the three letters and the largest theme; dismiss nothing that somebody has said."""
    page.goto(page.suggestions)
    letters = page.locator("section[aria-labelledby=campaigns] li a").evaluate_all(
        "links => links.slice(0, 3).map(link => link.href)"
    )
    theme = page.locator("section[aria-labelledby=themes] li h3 a").first.get_attribute("href")
    for number, address in enumerate([*letters, theme]):
        page.goto(address)
        fill(page, {"Temaet med få ord": f"{('Lindetræerne', 'Højden', 'Almene boliger', 'Byens rum')[number]}"})
        press(page, "Underskriv")


def group_the_rest(page):
    """Put what the machine grouped nowhere under a theme of its own; a person has to have it somewhere."""
    page.goto(f"{page.desk}temaer/")
    theme = unfold(page, "Nyt tema")
    fill(theme, {"Tema": "Andet om planen"})
    press(theme, "Opret temaet")
    choose(page, "Læg de markerede svar under", "Andet om planen")
    page.get_by_role("button", name=re.compile("^Læg alle .* under temaet")).click()
    said(page, "Her er ikke noget")


def look_through(page):
    """Approve everything in which nothing was found, in the background; decide about the rest with the keys, one by one."""
    number = re.search(r"/hoeringer/(\d+)/", page.desk).group(1)
    page.goto(f"{page.desk}svar/")
    go(page, "Se alle svar")
    unfold(page, "hvor intet er fundet").get_by_role("button", name="Godkend dem alle").click()
    waiting = f"/medarbejder/hoeringer/{number}/hvidbog/tjek/waiting/"
    for _second in range(120):
        page.goto(waiting)
        if page.locator("main [role=status]", has_text=re.compile(rf"^\s*{FLAGGED} svar")).count():
            break
        time.sleep(1)
    page.locator("main a[href*='/gennemsyn/']").first.click()
    for _response in range(FLAGGED):
        for key in "ta":
            page.locator("[data-keys][data-started]").wait_for(state="attached")
            with page.expect_navigation():
                page.keyboard.press(key)
    page.goto(waiting)
    said(page, "Her er ikke noget")


def answer_all(page, director):
    """Write an answer to each theme; the director approves."""
    page.goto(f"{page.desk}temaer/")
    addresses = page.locator("main td a[href*='/medarbejder/svar/']")
    links = addresses.evaluate_all("links => [...new Set(links.map(link => link.href))]")
    assert len(links) == 5
    for address in links:
        page.goto(address)
        page.locator("main textarea").first.fill(ANSWER)
        press(page, "Gem kladde")
        director.goto(address)
        press(director, "Godkend og offentliggør svaret")


def freeze(page):
    """Close before the deadline, freeze the white paper, and wait until its files are made."""
    page.goto(page.desk)
    press(unfold(page, "Luk før fristen"), "Luk nu")
    press(unfold(page, "Frys hvidbogen"), "Ja, frys hvidbogen")
    for _second in range(180):
        page.goto(f"{page.desk}hvidbog/")
        if page.locator("main a[href$='.pdf']").count():
            break
        time.sleep(1)
    expect(page.locator("main a[href$='.pdf']").first).to_be_visible()


def finds_her_own(page, address, reference):
    """Find one's own response in the published white paper by its reference, and what it was taken up under."""
    page.goto(address)
    page.get_by_role("link", name=re.compile("hvidbog", re.IGNORECASE)).first.click()
    said(page, TITLE, "800", "Lindetræerne", ANSWER)
    page.get_by_role("searchbox").last.fill(reference)
    page.get_by_role("searchbox").last.press("Enter")
    said(page, OWN_WORDS, "Andet om planen")
