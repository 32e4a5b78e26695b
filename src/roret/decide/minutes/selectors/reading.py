"""What may be read of minutes, and by whom."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, QuerySet

from roret.commons.meetings.models import Meeting
from roret.decide.minutes.models import Minutes, Version, VersionFile

SHOWN = ("number", "approval", "approved_on", "correction", "published_at", "sha256", "open_sha256", "minutes")


def latest_published(person: Any) -> QuerySet[Minutes]:
    """Return the published minutes that ``person`` may see, the latest meeting first, with their versions."""
    rows = Minutes.objects.visible_to(person).filter(versions__published_at__isnull=False).distinct()
    versions = Prefetch("versions", Version.objects.only(*SHOWN, "published_by"))
    return (
        rows.select_related("meeting", "body", "unit").prefetch_related(versions).order_by("-meeting__begins_at", "-pk")
    )


def published_versions(body: Any = None) -> QuerySet[Version]:
    """Return what everybody may read, the latest first: the open accounts and nothing of the whole ones."""
    rows = Version.objects.filter(minutes__in=Minutes.objects.public().values("pk"), published_at__isnull=False)
    rows = rows.filter(minutes__body=body) if body else rows
    return rows.defer("account").select_related("minutes__meeting", "minutes__body").order_by("-published_at", "-pk")


def versions_for(minutes: Minutes, person: Any) -> list[Version]:
    """Return the versions that ``person`` may read, the newest first, with the files she may open (2 queries)."""
    files = Prefetch("files", VersionFile.objects.visible_to(person).select_related("file"))
    return list(Version.objects.visible_to(person).filter(minutes=minutes).prefetch_related(files).order_by("-number"))


def account_for(version: Version, person: Any) -> dict[str, Any]:
    """Return the account as ``person`` may read it: the whole for the body itself, else the open version."""
    if version.minutes.reads_all(person):
        return version.account
    return version.open_account if version.published_at else {"items": []}


def files_for(version: Version, person: Any) -> list[VersionFile]:
    """Return the files of a version that suit the reader: the whole ones for the body where there are, else the open ones."""
    whole = version.minutes.reads_all(person) and version.has_closed_items
    return [one for one in version.files.all() if one.is_open is not whole]


def of_meeting(meeting: Meeting, person: Any) -> Version | None:
    """Return the newest version of a meeting's minutes that ``person`` may read (1 query)."""
    rows = Version.objects.visible_to(person or AnonymousUser()).filter(minutes__meeting=meeting.pk)
    return rows.select_related("minutes").order_by("-number").first()
