"""The loop once round, in the browser: what two citizens said becomes an answer, a decision, an action and a figure.

Bo is the case worker, Niels the director, Sanne the committee's secretary, Lars-Ole leads a centre, and Yasmin measures;
Ane is signed in, and a guest is not. One test, because each step stands on the one before.
"""

import re
import time
from contextlib import ExitStack
from datetime import timedelta

import psycopg
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from . import municipality
from .hands import choose, fill, go, press, tick, unfold

TITLE = "En vej ind for dem, der har ventet længst"
THEME = "Én fast kontaktperson"
ACTION = "Fast kontaktperson i hele forløbet"
TARGET = "Flere har en fast kontaktperson"
ANSWER = "Vi giver alle en fast kontaktperson fra første dag."
EFFECT = "Udvalget fulgte ønsket, fordi så mange bad om det."
CPR = "010190-1235"


def day(days):
    """Return a day from today as a browser's calendar gives it."""
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def said(page, *texts):
    """Expect texts on the page."""
    for text in texts:
        expect(page.locator("main")).to_contain_text(text)


@pytest.fixture
def windows(people, database):
    """A window for each, and the worker that does the background work meanwhile."""
    worker = municipality.Program("worker", "--interval", "0.2", database=database)
    with ExitStack() as stack:
        names = ["bo", "direktoer", "udvalgssekretaer", "enhedsleder", "kvalitetscontroller", "ane", ""]
        yield {name or "guest": stack.enter_context(people.window(name)) for name in names}
    worker.end()


def test_the_whole_loop(windows, database):
    bo, director, secretary = windows["bo"], windows["direktoer"], windows["udvalgssekretaer"]
    consultation = publish(bo)
    private_link = respond_as_guest(windows["guest"], consultation)
    respond_as_citizen(windows["ane"], consultation)
    moderate(bo)
    answer(bo, director)
    close_and_freeze(bo)
    matter = write_matter(bo)
    say_what_it_is_about(bo, matter)
    decide(director, secretary, matter, database)
    close_matter(bo, matter)
    make_plan(bo, director, matter)
    agree(windows["enhedsleder"])
    measure(windows["kvalitetscontroller"])
    reports_back(windows["guest"], private_link, consultation)
    has_been_told(windows["ane"])
    assert {name: page.complaints for name, page in windows.items() if page.complaints} == {}


def publish(page):
    """Draft a consultation, be refused, mend what is missing, publish; return its public address."""
    page.goto("/medarbejder/hoeringer/")
    go(page, "Ny høring")
    fill(page, {"Titel": TITLE})
    choose(page, "Type", "Politik eller strategi")
    choose(page, "Ansvarlig enhed", "Beskæftigelses")
    press(page, "Gem")
    expect(page.get_by_text("Offentliggør nu")).to_have_count(0)
    said(page, "Hvem man kan spørge", "frist")
    go(page, "Ret")
    fill(page, {
        "Kort fortalt": "Vi vil gøre ventetiden kortere.", "Hvad spørger vi om?": "Hvad ville hjælpe dig?",
        "Hvem kan man spørge?": "Bo Damgaard", "Frist til og med": day(40),
    })  # fmt: skip
    press(page, "Gem")
    page.desk = page.url
    return equip_and_publish(page, party="Handicaprådet", title="Forslaget", text="Alle får en fast kontaktperson.")


def equip_and_publish(page, *, party, title, text):
    """Give the draft at ``page.desk`` a party and a document, and publish it; return its public address."""
    go(page, "Materiale og parter")
    part = unfold(page, "Tilføj en part")
    fill(part, {"Navn": party})
    press(part, "Tilføj")
    material = unfold(page, "Tilføj et dokument")
    fill(material, {"Titel": title, "Tekst": text})
    press(material, "Tilføj")
    page.goto(page.desk)
    press(unfold(page, "Offentliggør nu"), "Ja, offentliggør høringen")
    go(page, "Se den offentlige side")
    return page.url


def respond_as_guest(page, address):
    """Be warned about a CPR number, send it all the same, and return the private link of the receipt."""
    page.goto(address)
    go(page, "Svar på høringen")
    fill(page, {"Dit svar": f"Jeg ventede i to år. Mit nummer er {CPR}. Giv os én fast kontaktperson.",
                "Dit navn": "Gerda Gæst", "Din e-mail": "gerda@gaest.example"})  # fmt: skip
    tick(page, "Ja, med mit navn")
    page.get_by_role("button", name="Send", exact=True).click()
    said(page, CPR, "Det ligner persondata")
    tick(page, "Send det, som det er")
    press(page, "Send")
    said(page, "Vi har modtaget dit svar")
    return page.locator("a.follow-link").get_attribute("href")


def respond_as_citizen(page, address):
    """Answer with one's own name."""
    page.goto(address)
    go(page, "Svar på høringen")
    fill(page, {"Dit svar": "Én kontaktperson, der kender min sag, ville spare mig for at fortælle alt igen."})
    tick(page, "Ja, med mit navn")
    press(page, "Send")
    said(page, "Vi har modtaget dit svar")


def moderate(page):
    """Take the CPR number out, and approve both responses."""
    page.goto(page.desk)
    page.locator("a[href*='moderation=waiting']").first.click()
    queue = page.url
    for _response in range(2):
        page.goto(queue)
        page.locator("main .queue-row a, main td a").first.click()
        if page.get_by_role("button", name="Fjern det").count():
            press(page, "Fjern det")
            expect(page.locator(".response-text").first).not_to_contain_text(CPR)
        page.get_by_role("button", name=re.compile("^Godkend")).first.click()


def answer(page, director):
    """Gather both under a theme; write the answer, which the director approves."""
    page.goto(f"{page.desk}temaer/")
    theme = unfold(page, "Nyt tema")
    fill(theme, {"Tema": THEME, "Frist for svaret": day(10)})
    press(theme, "Opret temaet")
    page.goto(page.desk)
    page.locator("a[href$='/uden-tema/']").first.click()
    for box in page.locator("input[name=reference]").all():
        box.check()
    choose(page, "Læg de markerede svar under", THEME)
    press(page, "Læg under temaet")
    page.goto(f"{page.desk}temaer/")
    page.locator("main a[href*='/medarbejder/svar/']").first.click()
    page.locator("main textarea").first.fill(ANSWER)
    press(page, "Gem kladde")
    director.goto(page.url)
    press(director, "Godkend og offentliggør svaret")


def close_and_freeze(page):
    """Close before the deadline, freeze the white paper, and mark the consultation as answered."""
    page.goto(page.desk)
    press(unfold(page, "Luk før fristen"), "Luk nu")
    press(unfold(page, "Frys hvidbogen"), "Ja, frys hvidbogen")
    page.goto(page.desk)
    press(page, "Markér som besvaret")
    said(page, "Høringen er markeret som besvaret")


def write_matter(page):
    """Open the matter from the consultation, fill in its sections and items; return its address."""
    page.goto(page.desk)
    panel = page.locator("form[action*='/sager/fra/']")
    choose(panel, "Udvalg", "Beskæftigelses- og Integrationsudvalget")
    press(panel, "Opret en sag")
    address = page.url.removesuffix("ret/")
    fill(page, {
        "Kort fortalt": "To af to bad om det samme.", "Problemstilling": "Borgere fortæller det samme igen og igen.",
        "Løsning": "En fast kontaktperson.", "Videre proces": "En handleplan følger.",
    })  # fmt: skip
    tick(page, "Indstillingen har ingen økonomiske konsekvenser")
    press(page, "Gem")
    for item in ("udvalget godkender, at alle får en kontaktperson", "udvalget tager høringssvarene til efterretning"):
        fill(page, {"Forvaltningen indstiller, at …": item})
        press(page, "Tilføj punktet")
    return address


def say_what_it_is_about(page, address):
    """Say that the matter lies in none of the domains, so that no council must be heard; until then nothing can be decided."""
    page.goto(address)
    go(page, "Hvem der skal høres")
    press(page, "Gem fagområderne")
    said(page, "Ingen regel kræver en høring i denne sag.")


def decide(director, secretary, address, database):
    """Sign; plan the meeting and put the matter on it; minute each item and a statement."""
    director.goto(address)
    press(director, "Underskriv")
    secretary.goto("/medarbejder/moeder/")
    go(secretary, "Planlæg et møde")
    choose(secretary, "Råd eller udvalg", "Beskæftigelses- og Integrationsudvalget")
    fill(secretary, {"Begynder": f"{day(9)}T13:00", "Sted": "Rådhuset"})
    press(secretary, "Gem")
    meeting = re.search(r"/(\d+)/$", secretary.url).group(1)
    press(secretary.locator("form", has_text=TITLE), "Sæt på dagsordenen")
    secretary.goto(f"/medarbejder/moeder/{meeting}/")
    press(secretary, "Offentliggør dagsordenen og sagerne")
    until_the_meeting(meeting, database)
    secretary.goto(address)
    go(secretary, "Før beslutningen til protokol")
    choose(secretary, "Beslutning for punkt 1", "Godkendt")
    choose(secretary, "Beslutning for punkt 2", "Taget til efterretning")
    fill(secretary, {"Parti": "Enhedslisten", "Tilsluttet af": "SF, Alternativet", "Bemærkning": "Vi vil følge det."})
    press(secretary, "Før til protokol og offentliggør")
    said(secretary, "Enhedslisten", "Vi vil følge det.")


def until_the_meeting(meeting, database):
    """Let nine days pass for one meeting: no button does that."""
    with psycopg.connect(municipality.address_of(database)) as connection:
        connection.execute(
            "update records_record set begins_at = now() - interval '1 hour', ends_at = null where id = %s", [meeting]
        )


def close_matter(page, address):
    """Say what changed because of those who answered, and close the matter."""
    page.goto(address)
    page.get_by_role("link", name="Hvad svarene ændrede").last.click()
    tick(page, "Fulgt")
    fill(page, {"Hvorfor? De, der svarede, læser det.": EFFECT})
    press(page, "Gem")
    page.goto(address)
    press(page, "Afslut sagen")


def make_plan(page, director, address):
    """Make the plan from the decision, with one goal and one action; the director notes it as adopted."""
    page.goto(address)
    press(unfold(page, "Lav en handleplan ud fra beslutningen"), "Lav en handleplan")
    plan = page.url
    go(page, "Tilføj et mål")
    fill(page, {"Titel": "Ingen skal fortælle det samme to gange"})
    press(page, "Gem")
    page.goto(plan)
    go(page, "Tilføj rækker")
    fill(page, {"Indsatsområde": "Kontakt", "Indsats": ACTION, "Start": day(1), "Slut": day(300)})
    choose(page, "Udføres af", "CAB")
    press(page, "Tilføj rækkerne")
    director.goto(plan)
    press(director, "Vedtag og offentliggør")


def agree(page):
    """Promise a result that cites the action, and sign."""
    page.goto("/medarbejder/aftaler/")
    go(page, "Ny aftale")
    fill(page, {"Titel": "Centrets aftale om kontaktpersoner", "Fra": day(0), "Til og med": day(365)})
    choose(page, "Enheden, der lover", "CAB")
    choose(page, "Aftalt med", "Beskæftigelses")
    press(page, "Gem")
    agreement = page.url
    go(page, "Nyt mål")
    fill(page, {"Resultatmål": TARGET, "Det måles": "Andel med kontaktperson", "Mål": "80", "Nås senest": day(300)})
    page.get_by_role("checkbox", name=ACTION).check()
    press(page, "Gem")
    page.goto(agreement)
    press(page, "Underskriv og offentliggør")


def measure(page):
    """Define the indicator, bind it to the target, and enter this month's value."""
    page.goto("/medarbejder/maalinger/")
    go(page, "Ny indikator")
    fill(page, {"Indikator": "Andel med fast kontaktperson", "Definition": "Borgere med en navngiven kontaktperson.",
                "Kilde": "Fagsystemet"})  # fmt: skip
    choose(page, "Målt i", "Beskæftigelses")
    press(page, "Gem")
    part = unfold(page, "Lad den måle et resultatmål")
    choose(part, "Resultatmål", TARGET)
    press(part, "Knyt")
    part = unfold(page, "Indtast eller ret en værdi")
    fill(part, {"Måned": day(0), "Værdi": "85"})
    press(part, "Gem")
    said(page, "85")


def reports_back(page, private_link, consultation):
    """See by the private link, and with everybody else, what became of it."""
    number = consultation.rstrip("/").rpartition("/")[2]
    for address in (private_link, f"/hvad-blev-der-af-det/{number}/"):
        page.goto(address)
        said(page, THEME, ANSWER, EFFECT, ACTION, TARGET)
        expect(page.locator("main .status-light-label").first).to_be_visible()
        expect(page.locator("main a[href*='/beslutninger/']").first).to_be_visible()


def has_been_told(page):
    """Find each milestone among the citizen's messages, as soon as the worker has told her."""
    told = ("er afgjort", "er vedtaget", f"»{TARGET}« for CAB er nået")
    for _second in range(60):
        page.goto("/beskeder/")
        if all(words in page.locator("main").inner_text() for words in told):
            break
        time.sleep(1)
    said(page, TITLE, *told)
