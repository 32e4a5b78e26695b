"""The file of responses: its columns, and the pages that take it for one record."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.areas.models import Area
from roret.commons.areas.selectors import Ground, Spot, read_spot, told
from roret.commons.records.models import Record
from roret.engines.figures.csv_dialect import Limits
from roret.foundation import authz, clock
from roret.foundation.errors import DomainError, ImportRefused
from roret.foundation.i18n.languages import codes, language_of
from roret.foundation.staff.importing import pages, registry
from roret.foundation.staff.importing.columns import (
    CellProblem,
    Choice,
    Column,
    Day,
    Email,
    Kind,
    Reference,
    Text,
    model_rows,
)
from roret.foundation.staff.importing.importer import Importer
from roret.foundation.staff.importing.plan import make_plan
from roret.foundation.staff.pages import Page
from roret.listen.contributions.enums import AgeBand, Capacity, Channel, Position, Publication
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.selectors import ground_of_record
from roret.listen.contributions.services.importing import import_contributions


class SpokenLanguage(Kind):
    """A language by its code, or by its name in Danish, English or itself."""

    empty = ""

    def open(self) -> dict[str, str]:
        """Look the names up."""
        names = {}
        for reader in ("da", "en"):
            with translation.override(reader):
                for spoken in map(language_of, ("da", *codes())):
                    names |= dict.fromkeys(
                        (spoken.code, spoken.name.casefold(), spoken.own_name.casefold()), spoken.code
                    )
        return names

    def read(self, text: str, opened: dict[str, str]) -> str:
        """Refuse what is no language."""
        if text.casefold() not in opened:
            raise CellProblem(
                _("“%(value)s” is not a language. Write its name, or its code such as ar.") % {"value": text[:60]}
            )
        return opened[text.casefold()]


COLUMNS = (
    Column("text", gettext_lazy("the response"), Text(50_000), required=True, example="Giv os en bredere sti."),
    Column("name", gettext_lazy("name"), Text(150), example="Ane Sørensen"),
    Column("email", gettext_lazy("e-mail"), Email()),
    Column("organisation", gettext_lazy("organisation"), Text(200)),
    Column("capacity", gettext_lazy("answers as"), Choice(Capacity), example=Capacity.PRIVATE.label),
    Column("channel", gettext_lazy("came by"), Choice(Channel), example=Channel.PAPER.label),
    Column("position", gettext_lazy("position"), Choice(Position)),
    Column("publication", gettext_lazy("publication"), Choice(Publication), example=Publication.NAMED.label),
    Column("area", gettext_lazy("area"), Reference(model_rows(Area, "name", division__order=1))),
    Column("received", gettext_lazy("received"), Day(), example="24-12-2025"),
    Column("age_band", gettext_lazy("age"), Choice(AgeBand)),
    Column("language", gettext_lazy("language"), SpokenLanguage()),
)


@dataclass(frozen=True)
class ToldPlace(Kind):
    """Where a response is about: a square of the record's map, a point (latitude and longitude), or the name of an area."""

    record: Record

    def open(self) -> tuple[Ground | None, dict[str, int]]:
        """Look the map and the names of the areas up."""
        names = {area.name.casefold(): area.pk for area in Area.objects.order_by("-division__order")}
        return ground_of_record(self.record), names

    def read(self, text: str, opened: tuple[Ground | None, dict[str, int]]) -> Spot:
        """Refuse what is no place, and what lies outside the municipality."""
        known, names = opened
        if text.casefold() in names:
            return Spot(names[text.casefold()])
        try:
            return read_spot(text, known)
        except DomainError as error:
            raise CellProblem(str(error)) from error

    def write(self, value: Spot | None, opened: tuple[Ground | None, dict[str, int]]) -> str:
        """Return the place as it is typed."""
        known, names = opened
        if value is None:
            return ""
        area = next((name for name, key in names.items() if key == value.area_id), "")
        return told(value, known) if value.point and known else area


def importer_of(record: Record) -> Importer:
    """Return how a file of responses to ``record`` is read: every line is a new response."""
    return Importer(
        model=Contribution,
        columns=(*COLUMNS, Column("place", gettext_lazy("place"), ToldPlace(record))),
        key=(),
        service=partial(import_contributions, record),
        check=_not_in_the_future,
        needs=("contributions.import_contribution",),
        note=_(
            "Each row is one response. Empty cells mean: a private person, by paper, published without the name, received today."
        ),
        part=str(record.pk),
        limits=Limits(megabytes=200, unpacked_megabytes=800, rows=1_000_000),
        rehearsed=False,
    )


def import_file(record: Record, *, by: Any, data: bytes, filename: str) -> int:
    """Read a file and load it at once; return how many responses. Raises ``ImportRefused`` with every bad row."""
    importer = importer_of(record)
    plan = make_plan(importer, data, filename, by=by)
    if plan.problems:
        raise ImportRefused(plan.problems)
    importer.service(plan.lines, by=by)
    return len(plan.lines)


def _not_in_the_future(values: dict[str, Any]) -> Iterable[tuple[object, object]]:
    day = values.get("received")
    if day and day > clock.today():
        yield _("received"), _("The day has not come yet.")


@dataclass(frozen=True)
class ResponseScreens:
    """What the import pages of the house need to know, for the responses to one record."""

    record: Record
    name: str = "contribution"
    app: str = "contributions"

    @property
    def importer(self) -> Importer:
        """How the file is read."""
        return importer_of(self.record)

    @property
    def many(self) -> str:
        """What the file holds."""
        return _("Responses to “%(title)s”") % {"title": self.record}

    def permission(self, _action: str) -> str:
        """Return the permission that every page needs."""
        return "contributions.import_contribution"

    def may(self, person: Any, action: str, _thing: Any = None) -> bool:
        """Say whether ``person`` may use a page."""
        return self.has(action) and authz.allowed(person, self.permission(action), self.record)

    def has(self, action: str) -> bool:
        """Say whether there is such a page."""
        return action in {"import", "template"}

    def url(self, action: str, *args: Any) -> str:
        """Return the address of a page; the list is the record's own page."""
        if action == "list":
            return self.record.get_staff_url()
        return reverse(f"staff:contribution-{action}", args=[self.record.pk, *args])


def _page(view: type[Page], action: str) -> Callable[..., HttpResponse]:
    """Make one of the house's import pages for the record in the address."""

    def page(request: HttpRequest, record: int, **parts: Any) -> HttpResponse:
        screens = ResponseScreens(get_object_or_404(Record.objects.visible_to(request.user), pk=record))
        return view.as_view(screens=screens, action=action)(request, **parts)

    return page


upload = _page(pages.UploadPage, "import")
preview = _page(pages.PreviewPage, "import")
template = _page(pages.TemplateFile, "template")
registry.enter_parts(Contribution._meta.label_lower, lambda part: ResponseScreens(Record.objects.get(pk=int(part))))
