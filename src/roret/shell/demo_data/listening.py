"""Ways of being heard beside the response in words: short viewpoints with votes, and forms on paper."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from roret.foundation import authz, clock
from roret.listen.analyses.services import read_all, start_analysis
from roret.listen.consultations import services as consultations
from roret.listen.contributions import services as contributions
from roret.listen.contributions.enums import Channel, Moderation, TextUse
from roret.listen.contributions.selectors import owners_of
from roret.listen.contributions.services import Content
from roret.listen.notices import services as notices
from roret.listen.outreach.codes import paper_code
from roret.listen.outreach.services import enter_paper_form, print_paper_forms
from roret.listen.parties import links
from roret.listen.parties import services as parties
from roret.listen.parties.selectors import letters_waiting
from roret.listen.viewpoints import services as viewpoints
from roret.listen.viewpoints.enums import VoteValue
from roret.shell.demo_data.files import read
from roret.shell.demo_data.world import World


def load_viewpoints(world: World) -> None:
    """Ask for short answers in the consultation of the file, vote in its two circles, and publish the map of the votes."""
    data = read("viewpoints.yaml")
    consultation, by = world.consultations[data["consultation"]], world.people[data["case_worker"]]
    with clock.at(consultation.begins_at + timedelta(hours=1)):
        shown = [(viewpoints.add_viewpoint(consultation, by=by, text=one["text"]), one) for one in data["viewpoints"]]
    with clock.at(consultation.begins_at + timedelta(days=3)):
        for circle, people in data["circles"].items():
            for number in range(people):
                _vote(shown, circle, f"{circle}-{number}")
        for text in data["proposed"]:
            viewpoints.propose_viewpoint(consultation, by=AnonymousUser(), text=text)
        made = viewpoints.start_map(consultation, by=by)
        viewpoints.make_map(made.pk)
        viewpoints.publish_map(made, by=by)


def _vote(shown: list[tuple[Any, dict[str, Any]]], circle: str, voter: str) -> None:
    """Let one invented person answer all but a few viewpoints; the same each time the demo is loaded."""
    for viewpoint, told in shown:
        agree, disagree = told[circle]
        chance = int(sha256(f"{voter} {told['text']}".encode()).hexdigest()[:8], 16) % 100
        value = (
            VoteValue.AGREE if chance < agree else VoteValue.DISAGREE if chance < agree + disagree else VoteValue.PASS
        )
        viewpoints.cast_vote(viewpoint, by=AnonymousUser(), value=value, secret=f"demo-{voter}")


def load_paper_forms(world: World) -> None:
    """Print ten forms for a consultation among people who would rather write by hand, and key the first one in."""
    consultation, by = world.consultations["foerste-moede"], world.people["bo"]
    with clock.at(consultation.begins_at + timedelta(hours=2)):
        run = print_paper_forms(consultation, by=by, count=10)
    text = "Ring til mig i stedet for at skrive. Jeg ser dårligt, og brevene ligger for længe."
    with clock.at(consultation.begins_at + timedelta(days=4)):
        enter_paper_form(
            paper_code(consultation.series.prefix, run.first), by=by,
            content=Content(text=text, author_name="Gerda Holst", area=world.areas.get("b-valby")),
        )  # fmt: skip


STANDARD_TEXTS = (
    (
        "Personer kan kendes",
        TextUse.HIDING,
        "Svaret handler om en bestemt person, som kan kendes. Derfor viser vi det ikke.",
    ),
    (
        "Samme svar sendt to gange",
        TextUse.HIDING,
        "Vi har fået det samme svar fra dig før, så vi viser det kun én gang.",
    ),
    (
        "Tak, og hvad der sker nu",
        TextUse.ANSWER,
        "Tak for jeres svar. Vi har læst dem alle. Udvalget ser dem, før det beslutter.",
    ),
)


def share_out_queue(world: World) -> None:
    """Write three standard texts, and share the open consultation's responses out among those who look them through."""
    consultation, by = world.consultations["foerste-moede"], world.people["bo"]
    for title, use, text in STANDARD_TEXTS:
        contributions.create_standard_text(by=by, title=title, use=use, text=text)
    waiting = consultation.contributions.filter(moderation=Moderation.WAITING).order_by("received_at")
    due_on = timezone.localdate(consultation.ends_at) + timedelta(days=3)
    contributions.assign_contributions(waiting[:4], by=by, owners=list(owners_of(consultation)[:2]), due_on=due_on)


STANDING = (
    ("Danske Handicaporganisationer", "heard", "", "Indstiller medlemmer til handicaprådet"),
    ("Danmarks Naturfredningsforening", "heard", "local_plan", "Høres om planer"),
    ("STAR", "informed", "", "Orienteres om beskæftigelsesindsatsen"),
)
"""Standing parties of the sources; their addresses are not in them, so they are written to by letter."""


def list_standing_parties(world: World) -> None:
    """Put three of the sources' organisations on the standing list, and verify the first."""
    by = world.people["bo"]
    made = [
        parties.create_standing_party(by=by, name=name, right=right, type=kind, purpose=purpose)
        for name, right, kind, purpose in STANDING
    ]
    parties.verify_standing_party(made[0], by=by, how="Opdigtet i demoen: slået op i CVR-registret")


def hear_parties(world: World) -> None:
    """Let one council say that it has no remarks, by its private link; the other has still to answer."""
    consultation = world.consultations["foerste-moede"]
    silent, answering = consultation.parties.filter(right="heard").order_by("name")[:2]
    with clock.at(consultation.begins_at + timedelta(days=5)):
        links.address_of(answering)
        link = links.link_of(links.secret_of(answering))
        parties.open_link(link, by=AnonymousUser())
        parties.say_no_remarks(link, by=AnonymousUser(), name="Rådets sekretariat (opdigtet)")
    for other in world.consultations.values():
        if other.pk != consultation.pk and letters_waiting(other).exists():
            with clock.at(other.begins_at + timedelta(days=1)):
                parties.letters_sent(other, by=authz.SYSTEM)
    world.addresses["party:silent"] = links.address_of(silent).removeprefix(settings.RORET_PUBLIC_URL)


def report_response(world: World) -> None:
    """Let two readers report a published response; nobody has decided yet."""
    consultation = world.consultations["foerste-moede"]
    found = consultation.contributions.published().order_by("reference").first()
    with clock.at(max(found.received_at, consultation.begins_at) + timedelta(days=6)):
        for number, (reason, text) in enumerate(
            (("personal", "Sagsbehandleren kan kendes på beskrivelsen."), ("other", "Det handler ikke om mødet."))
        ):
            notices.report_contribution(
                found, by=AnonymousUser(), reason=reason, text=text, submission=f"demo-notice-{number}"
            )


def load_late_letter(world: World) -> None:
    """Key in a letter that came after the deadline: it is kept and marked, and waits to be read."""
    consultation, by = world.consultations["breve-om-ydelser"], world.people["bo"]
    text = "Jeg fik først brevet om høringen i går. Skriv med større bogstaver, og skriv, hvem man kan ringe til."
    with clock.at(consultation.ends_at + timedelta(days=2)):
        consultations.enter_response(
            consultation, by=by, submission="demo-sent-brev", channel=Channel.PAPER,
            content=Content(text=text, author_name="Holger Bruun", area=world.areas.get("b-valby")),
        )  # fmt: skip


def read_responses(world: World) -> None:
    """Have the machine read the taskforce's responses, as the case worker did before she made her themes."""
    consultation, by = world.consultations["taskforce"], world.people["bo"]
    with clock.at(consultation.ends_at + timedelta(hours=2)):
        read_all(start_analysis(consultation, by=by).pk)
