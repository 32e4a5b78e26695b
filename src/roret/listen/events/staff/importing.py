"""The file of those invited: its columns, and the pages that take it for one event."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.engines.figures.csv_dialect import Limits
from roret.foundation import authz
from roret.foundation.staff.importing import pages, registry
from roret.foundation.staff.importing.columns import Column, Email, Text
from roret.foundation.staff.importing.importer import Importer
from roret.foundation.staff.pages import Page
from roret.listen.events.models import Event, Invitation
from roret.listen.events.services import import_invitations

COLUMNS = (
    Column("name", gettext_lazy("name"), Text(150), required=True, example="Ane Sørensen"),
    Column("email", gettext_lazy("e-mail"), Email(), example="ane@example.dk"),
    Column("organisation", gettext_lazy("organisation"), Text(200), example="Cyklistforbundet"),
)


def importer_of(event: Event) -> Importer:
    """Return how a file of those invited is read: every line is somebody more, but an address that is on the list already."""
    return Importer(
        model=Invitation,
        columns=COLUMNS,
        key=(),
        service=partial(import_invitations, event),
        needs=("events.manage_invitation",),
        note=_("Each row is one person. An address that is on the list already is left as it is."),
        part=str(event.pk),
        limits=Limits(rows=20_000),
        rehearsed=False,
    )


@dataclass(frozen=True)
class InvitationScreens:
    """What the import pages of the house need to know, for those invited to one event."""

    event: Event
    name: str = "event-invitation"
    app: str = "events"

    @property
    def importer(self) -> Importer:
        """How the file is read."""
        return importer_of(self.event)

    @property
    def many(self) -> str:
        """What the file holds."""
        return _("Invited to “%(title)s”") % {"title": self.event}

    def permission(self, _action: str) -> str:
        """Return the permission that every page needs."""
        return "events.manage_invitation"

    def may(self, person: object, action: str, _thing: object = None) -> bool:
        """Say whether ``person`` may use a page."""
        return self.has(action) and authz.allowed(person, self.permission(action), self.event)

    def has(self, action: str) -> bool:
        """Say whether there is such a page."""
        return action in {"import", "template"}

    def url(self, action: str, *args: object) -> str:
        """Return the address of a page; the list is the part of the event where they stand."""
        if action == "list":
            return reverse("staff:event-plans", args=[self.event.pk])
        return reverse(f"staff:event-invitation-{action}", args=[self.event.pk, *args])


def _page(view: type[Page], action: str) -> Callable[..., HttpResponse]:
    """Make one of the house's import pages for the event in the address."""

    def page(request: HttpRequest, event: int, **parts: object) -> HttpResponse:
        screens = InvitationScreens(get_object_or_404(Event.objects.visible_to(request.user), pk=event))
        return view.as_view(screens=screens, action=action)(request, **parts)

    return page


upload = _page(pages.UploadPage, "import")
preview = _page(pages.PreviewPage, "import")
template = _page(pages.TemplateFile, "template")
registry.enter_parts(Invitation._meta.label_lower, lambda part: InvitationScreens(Event.objects.get(pk=int(part))))
