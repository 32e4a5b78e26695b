"""How a standard is served: a list and an object for each kind, the same for everybody, with ETag and open to any site."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import is_naive, make_aware
from django.views.decorators.http import conditional_page
from ninja import Query, Router, Schema
from ninja.decorators import decorate_view

from roret.foundation.api.pages import MOST, paged
from roret.foundation.doors import kept_for_guests
from roret.report.standards.addresses import Addresses

PAGE = 100


class Asked(Schema):
    """Which objects: those after a key, at most ``limit`` (1 to 500), made or changed in a time, of one organization.

    ``updated_since`` is Popolo's word for ``modified_since``.
    """

    after: int = 0
    limit: int = PAGE
    created_since: datetime | None = None
    created_until: datetime | None = None
    modified_since: datetime | None = None
    modified_until: datetime | None = None
    updated_since: datetime | None = None
    organization: int | None = None

    @property
    def changed_since(self) -> datetime | None:
        """From when on a change counts, in the municipality's time where no zone is said."""
        return _aware(self.modified_since or self.updated_since)

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows that were made and changed in the time."""
        bounds = {
            "created__gte": _aware(self.created_since),
            "created__lte": _aware(self.created_until),
            "modified__gte": self.changed_since,
            "modified__lte": _aware(self.modified_until),
        }
        return rows.filter(**{name: value for name, value in bounds.items() if value})


@dataclass(frozen=True)
class Page:
    """One page of a list: what is written on it, how many there are in all, and where the next page lies."""

    data: list[Any]
    total: int
    size: int
    here: str
    first: str
    following: str


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of object: its list's path and words, its shape, its rows, and how rows are written.

    ``of`` is the rows' way to their organization; ``gone(since)`` tells what has been deleted as ``(key, when)``, and
    ``buried`` writes what is left of it.
    """

    path: str
    title: str
    shape: Any
    rows: Callable[[], QuerySet[Any]]
    write: Callable[[Sequence[Any], Addresses], Iterable[Any]]
    of: str = ""
    gone: Callable[..., list[tuple[int, datetime]]] | None = None
    buried: Callable[[str, datetime], Any] | None = None


@dataclass(frozen=True)
class Door:
    """A standard's door: its name, its router, and in what a page of a list is wrapped."""

    name: str
    router: Router
    envelope: Any
    wrap: Callable[[Page], dict[str, Any]]

    def offer(self, kind: Kind) -> None:
        """Serve the list of a kind, and each object at its own address."""

        def many(request: HttpRequest, asked: Query[Asked]) -> Any:
            return self.wrap(_page(request, asked, kind, Addresses.of(request, self.name)))

        def one(request: HttpRequest, key: int) -> Any:
            return _object(kind, key, Addresses.of(request, self.name))

        self.get(kind.path, self.envelope[kind.shape], f"List: {kind.title}")(many)
        self.get(f"{kind.path}/{{key}}", kind.shape, f"One of: {kind.title}")(one)

    def get(self, path: str, response: Any, summary: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Serve one address of the standard."""
        name = "-".join([self.name, *(part for part in path.split("/") if part)]).replace("{", "").replace("}", "")
        offered = self.router.get(
            path, response=response, summary=summary, url_name=name if path else self.name, operation_id=name
        )
        return lambda view: offered(decorate_view(kept_for_guests, open_to_all, conditional_page)(view))


def open_to_all(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let pages of any site read the answer (OParl 1.1, Cross-Origin Resource Sharing): it is the same for everybody."""

    @wraps(view)
    def serve(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return serve


def each(write: Callable[[Any, Addresses], Any]) -> Callable[[Sequence[Any], Addresses], list[Any]]:
    """Return how a page is written whose objects are written one by one."""
    return lambda rows, at: [write(row, at) for row in rows]


def _page(request: HttpRequest, asked: Asked, kind: Kind, at: Addresses) -> Page:
    rows = asked.narrow(kind.rows())
    if asked.organization is not None and kind.of:
        rows = rows.filter(**{kind.of: asked.organization})
    found = paged(rows, after=asked.after, limit=asked.limit)
    data = list(kind.write(found["items"], at))
    if kind.gone and kind.buried and asked.changed_since and found["next"] is None:
        data += [kind.buried(at.to(kind.path, key), when) for key, when in kind.gone(at__gte=asked.changed_since)]
    here, links = request.build_absolute_uri(), (None, found["next"])
    first, following = (_turned(request, after) for after in links)
    size = max(1, min(asked.limit, MOST))
    return Page(data, rows.count(), size, here, first, following if found["next"] else "")


def _turned(request: HttpRequest, after: int | None) -> str:
    """Return the address of another page of the same list."""
    query = request.GET.copy()
    query.pop("after", None)
    if after:
        query["after"] = str(after)
    words = query.urlencode()
    return request.build_absolute_uri(f"{request.path}?{words}" if words else request.path)


def _object(kind: Kind, key: int, at: Addresses) -> Any:
    try:
        [written] = kind.write([get_object_or_404(kind.rows(), pk=key)], at)
    except Http404:
        gone = dict(kind.gone()) if kind.gone else {}
        if key not in gone or kind.buried is None:
            raise
        return kind.buried(at.to(kind.path, key), gone[key])
    return written


def _aware(moment: datetime | None) -> datetime | None:
    return make_aware(moment) if moment and is_naive(moment) else moment
