"""Minutes for machines: the open version, whoever asks."""

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from roret.decide.minutes import selectors
from roret.decide.minutes.models import Version

router = Router(tags=["minutes"])
prefix = "/minutes/"
PAGE = 100


class VoteOut(Schema):
    """So many votes of a party, or the vote of one who is named (Popolo: a vote with its group)."""

    option: str
    group: str
    name: str
    value: int


class MotionOut(Schema):
    """What was put to the vote (Popolo: motion)."""

    classification: str
    number: int
    text: str
    proposedBy: str  # noqa: N815 — as OParl writes
    resolutionText: str  # noqa: N815 — OParl's name
    result: str
    voting: str
    votes: list[VoteOut]


class MinutesItemOut(Schema):
    """One item; a closed one keeps its number only."""

    number: int
    public: bool
    name: str | None = None
    purpose: str | None = None
    paper: str | None = None
    text: str | None = None
    motions: list[MotionOut] = []
    statements: list[dict[str, Any]] = []


class MinutesOut(Schema):
    """One set of minutes."""

    id: str
    name: str
    meeting: str
    organization: str
    version: int
    approved: date
    published: datetime
    sha256: str
    web: str


class MinutesWithItemsOut(MinutesOut):
    """Minutes with their items."""

    agendaItem: list[MinutesItemOut]  # noqa: N815 — OParl's name


@router.get("", response=list[MinutesOut], summary="List published minutes")
def list_minutes(request: HttpRequest, after: int = 0, organization: int | None = None) -> Any:
    """Return up to 100 versions with a key above ``after``, of one body when ``organization`` is given."""
    del request
    rows = selectors.published_versions(organization).filter(pk__gt=after).order_by("pk")
    return [_minutes_out(version) for version in rows[:PAGE]]


@router.get("{number}", response=MinutesWithItemsOut, summary="Read one set of minutes")
def read_minutes(request: HttpRequest, number: str) -> Any:
    """Return the newest published version by the number of the minutes."""
    del request
    version = selectors.published_versions().filter(minutes__number=number).order_by("-number").first()
    if version is None:
        raise Http404
    return {**_minutes_out(version), "agendaItem": [_item_out(item) for item in version.open_account["items"]]}


def _minutes_out(version: Version) -> dict[str, Any]:
    minutes = version.minutes
    return {
        "id": minutes.number,
        "name": str(minutes),
        "meeting": minutes.meeting.number,
        "organization": str(minutes.body),
        "version": version.number,
        "approved": version.approved_on,
        "published": version.published_at,
        "sha256": version.open_sha256,
        "web": minutes.get_absolute_url(),
    }


def _item_out(item: dict[str, Any]) -> dict[str, Any]:
    if item["closed"]:
        return {"number": item["number"], "public": False}
    return {
        "number": item["number"],
        "public": True,
        "name": item["title"],
        "purpose": item["kind"],
        "paper": item["paper"] or None,
        "text": item["text"],
        "motions": [_motion_out(motion) for motion in item["motions"]],
        "statements": item["statements"],
    }


def _motion_out(motion: dict[str, Any]) -> dict[str, Any]:
    votes = [
        {"option": vote["stance"], "group": vote["party"], "name": vote["name"], "value": vote["count"]}
        for vote in motion["votes"]
    ]
    return {
        "classification": motion["role"],
        "number": motion["number"],
        "text": motion["that"],
        "proposedBy": motion["proposed_by"],
        "resolutionText": motion["wording"],
        "result": motion["result"],
        "voting": motion["voting"],
        "votes": votes,
    }
