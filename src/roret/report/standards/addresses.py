"""Where a thing is read in a standard, and where people read it; times and days as both standards write them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Self

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True)
class Addresses:
    """The standard's objects lie below ``base``, the pages for people below ``site``."""

    base: str
    site: str

    @classmethod
    def of(cls, request: HttpRequest, door: str) -> Self:
        """Return the addresses below the door ``door`` (``oparl`` or ``popolo``) on the site that was asked."""
        return cls(request.build_absolute_uri(reverse(f"api-v1:{door}")), request.build_absolute_uri("/").rstrip("/"))

    def to(self, *path: object) -> str:
        """Return the address of an object or a list."""
        return self.base + "/".join(str(part) for part in path)

    def page(self, thing: Any) -> str:
        """Return the page on which people read the thing."""
        return self.site + thing.get_absolute_url()


def day(value: date | None) -> str | None:
    """Return a day as 2026-12-31."""
    return value.isoformat() if value else None


def moment(value: datetime | None) -> str | None:
    """Return a moment in UTC as 2026-12-31T13:00:00Z, the one form that both standards allow."""
    return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if value else None


def told(**values: Any) -> Any:
    """Return the values without those that nobody knows."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}
