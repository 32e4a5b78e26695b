"""An account in sentences, so that PDF and Word say the same. Minutes are written in the municipality's own language."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import override

from roret.commons.meetings.enums import AgendaKind
from roret.decide.matters.enums import DecisionKind
from roret.decide.minutes.enums import MotionRole, Stance, Voting
from roret.decide.minutes.models import Version

PLAIN = frozenset({"Medlem", "Member"})
"""What a member is called who holds no office: the list of those who were there says so already."""


def told(account: dict[str, Any], *, version: Version, sha256: str, is_open: bool) -> dict[str, Any]:
    """Return everything a document says, in the order in which it says it."""
    with override(settings.LANGUAGE_CODE):
        return {
            "title": version.minutes.title,
            "number": version.minutes.number,
            "body": account["body"],
            "sha256": sha256,
            "invented": _("The minutes are invented for the demonstration.") if account["invented"] else "",
            "whole": ""
            if is_open
            else _("The whole minutes with closed items. Only for members and secretaries of the body."),
            "facts": facts_of(account),
            "headings": {"facts": _("The meeting"), "items": _("Items"), "about": _("About this document")},
            "columns": {"fact": _("What"), "told": _("Answer"), "party": _("Voter"), **_stances()},
            "items": [_item(item) for item in account["items"]],
            "about": _about(version, sha256=sha256),
        }


def votes_by_party(votes: Sequence[dict[str, Any]]) -> list[tuple[str, int, int, int]]:
    """Return for, against and abstained of each party; who is named differs from her party and has a line of her own."""
    rows: dict[str, list[int]] = {}
    order, parties = list(Stance.values), _has_parties(votes)
    for vote in votes:
        counts = rows.setdefault(_who(vote, parties=parties), [0, 0, 0])
        counts[order.index(vote["stance"])] += vote["count"]
    return [(who, *counts) for who, counts in rows.items()]  # type: ignore[misc]  # three of them


def voters_in_words(votes: Sequence[dict[str, Any]]) -> list[str]:
    """Return who voted what: “For: Socialdemokratiet (3), Liv Brandt (Alternativet)”; a line for each stance that has votes."""
    said, parties = [], _has_parties(votes)
    for stance in Stance:
        mine = [vote for vote in votes if vote["stance"] == stance]
        who = (_who(vote, parties=parties) if vote["name"] else f"{vote['party']} ({vote['count']})" for vote in mine)
        if mine:
            said.append(f"{stance.label}: {', '.join(who)}")
    return said


def _has_parties(votes: Sequence[dict[str, Any]]) -> bool:
    """Say whether most sit for a party; where nobody does, nobody is an independent either."""
    return sum(vote["count"] if vote["party"] else -vote["count"] for vote in votes) > 0


def _who(vote: dict[str, Any], *, parties: bool) -> str:
    """Return whose votes they are: a party, or one who is named with hers."""
    return _named(vote["name"], vote["party"] or (_("independent") if parties else "")) or str(vote["party"])


def label(words: Any, value: str) -> str:
    """Return the word for a value of a closed vocabulary; nothing for none."""
    return str(words(value).label) if value else ""


def _stances() -> dict[str, str]:
    return {stance.value: str(stance.label) for stance in Stance}


def facts_of(account: dict[str, Any]) -> list[list[str]]:
    """Return the head of minutes: body, date, place, times, who was there and who was not, quorum."""
    meeting, quorum = account["meeting"], account["quorum"]
    told = _("%(there)s of %(seats)s there when the meeting began; %(needed)s must be")
    pairs = [
        (_("Body"), account["body"]),
        (_("Date"), _day(account["day"])),
        (_("Place"), meeting["place"]),
        (_("Began and ended"), " – ".join(filter(None, (account["started"], account["ended"])))),
        (_("Present"), ", ".join(_seat(one) for one in account["present"])),
        (_("Absent"), ", ".join(_absence(one) for one in account["absent"])),
        (_("Guests"), ", ".join(_named(one["name"], one["office"]) for one in account["guests"])),
        (_("Quorum"), told % {"there": quorum["present"], "seats": quorum["seats"], "needed": quorum["needed"]}),
    ]
    return [[name, text] for name, text in pairs if text]


def _seat(one: dict[str, str]) -> str:
    times = [
        _("from %(time)s") % {"time": one["arrived"]} if one.get("late") else "",
        _("until %(time)s") % {"time": one["left"]} if one["left"] else "",
    ]
    part = _("substitute") if one["part"] == "substitute" else ""
    return _named(one["name"], one["office"] if one["office"] not in PLAIN else "", one["party"], part, *times)


def _absence(one: dict[str, Any]) -> str:
    apology = _("apology") if one["apology"] else _("no apology")
    return _named(one["name"], one["party"], apology, _instead(one))


def _instead(one: dict[str, Any]) -> str:
    return _("%(name)s instead") % {"name": one["instead"]} if one["instead"] else ""


def _named(name: str, *more: str) -> str:
    said = ", ".join(filter(None, more))
    return f"{name} ({said})" if said and name else name


def _item(item: dict[str, Any]) -> dict[str, Any]:
    closed = _("Closed item")
    if set(item) <= {"number", "closed"}:
        return {"heading": f"{item['number']}. {closed}", "lines": [], "text": "", "motions": [], "statements": []}
    return {
        "heading": _named(f"{item['number']}. {item['title']}", closed if item["closed"] else ""),
        "lines": [line for line in _about_item(item) if line],
        "text": item["text"],
        "motions": [_motion(motion) for motion in item["motions"]],
        "statements": [_statement(one) for one in item["statements"]],
    }


def _about_item(item: dict[str, Any]) -> Iterable[str]:
    kind = label(AgendaKind, item["kind"])
    yield kind if kind != item["title"] else ""
    yield " – ".join(filter(None, (item["started"], item["ended"])))
    yield _("Matter %(number)s") % {"number": item["paper"]} if item["paper"] else ""
    yield _("Not in the room: %(names)s") % {"names": ", ".join(item["away"])} if item["away"] else ""
    for one in item["disqualified"]:
        yield _("Disqualified: %(name)s") % {"name": _named(one["name"], _instead(one))}


def _motion(motion: dict[str, Any]) -> dict[str, Any]:
    if motion["role"] == MotionRole.AMENDMENT:
        head = _named(label(MotionRole, motion["role"]), motion["proposed_by"])
        put, wording = motion["wording"], ""
    else:
        head = f"{motion['number']}. {motion['that']}" if motion["number"] else ""
        put, wording = "", motion["wording"]
    decided = ". ".join(filter(None, (label(DecisionKind, motion["result"]), label(Voting, motion["voting"]))))
    votes = motion["votes"]
    return {
        "head": head,
        "put": put,
        "decided": decided,
        "wording": wording,
        "votes": [[who, *map(str, counts)] for who, *counts in votes_by_party(votes)],
        "voters": voters_in_words(votes),
    }


def _statement(one: dict[str, Any]) -> dict[str, str]:
    joined = _("joined by %(parties)s") % {"parties": ", ".join(one["joined_by"])} if one["joined_by"] else ""
    head = _("Minuted statement: %(party)s") % {"party": one["party"]}
    return {"head": _named(head, joined), "text": one["text"]}


def _about(version: Version, *, sha256: str) -> list[str]:
    approved = _("Version %(number)s, approved on %(day)s: %(who)s.") % {
        "number": version.number, "day": _day(version.approved_on.isoformat()), "who": version.get_approval_display(),
    }  # fmt: skip
    corrected = _("Corrected: %(what)s") % {"what": version.correction} if version.correction else ""
    checksum = _("Checksum (SHA-256): %(sum)s") % {"sum": sha256}
    return [line for line in (approved, corrected, checksum) if line]


def _day(iso: str) -> str:
    return format_date(date.fromisoformat(iso), "j. F Y") if iso else ""
