"""Outlines: GeoJSON that can be drawn, and what is wrong with GeoJSON that cannot."""

import json
import math
from typing import Any

from django.utils.translation import gettext as _

from roret.foundation.errors import DomainError

MOST_POINTS = 50_000
_DECIMALS = 5
"""Five decimals of a degree are about a metre, and enough to draw."""


def read_features(content: bytes) -> list[dict[str, Any]]:
    """Return the features of a GeoJSON file; raise ``DomainError`` with what to do when it is none."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise DomainError(
            _("The file is not GeoJSON. Export it as GeoJSON (RFC 7946) from the map system."), field="file"
        ) from None
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or not features or not all(isinstance(one, dict) for one in features):
        raise DomainError(_("The file holds no areas. It must be a FeatureCollection."), field="file")
    return features


def check_outline(outline: Any) -> None:
    """Raise ``DomainError`` on the field ``outline`` unless it is empty or can be drawn."""
    if outline not in (None, "", {}):
        clean_outline(outline)


def clean_outline(outline: Any) -> dict[str, Any]:
    """Return a Polygon or MultiPolygon with its points rounded; raise ``DomainError`` for anything else."""
    kind = outline.get("type") if isinstance(outline, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise DomainError(_("The outline must be a Polygon or a MultiPolygon."), field="outline")
    try:
        polygons = outline["coordinates"] if kind == "MultiPolygon" else [outline["coordinates"]]
        cleaned = [[_ring(ring) for ring in polygon] for polygon in polygons]
    except (KeyError, TypeError, ValueError, IndexError):
        raise DomainError(_("The outline's points cannot be read."), field="outline") from None
    if not cleaned or not all(cleaned) or sum(len(ring) for polygon in cleaned for ring in polygon) > MOST_POINTS:
        raise DomainError(
            _("The outline is empty, or has more than 50,000 points. Simplify it first."), field="outline"
        )
    return {"type": "MultiPolygon", "coordinates": cleaned}


def _ring(points: Any) -> list[list[float]]:
    ring = [[round(float(point[0]), _DECIMALS), round(float(point[1]), _DECIMALS)] for point in points]
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise ValueError
    if not all(math.isfinite(lon) and abs(lon) <= 180 and abs(lat) <= 90 for lon, lat in ring):
        raise DomainError(_("The outline must be in longitude and latitude (WGS 84), not in metres."), field="outline")
    return ring
