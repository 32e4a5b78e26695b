"""The OpenAPI description: found where the API hangs, written so that two versions can be compared line by line."""

import json
from typing import Any

from django.urls import resolve

ADDRESS = "/api/v1/openapi.json"


def schema() -> dict[str, Any]:
    """Return the description of the API as it is now."""
    api = resolve(ADDRESS).func.keywords["api"]  # type: ignore[attr-defined]  # ninja hands the API to its view
    return json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), default=str))


def written() -> str:
    """Return the description as the file holds it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def operations() -> list[tuple[str, list[tuple[str, str, str, str]]]]:
    """Return, by tag, each operation as ``(method, path, summary, description)``, for the page that people read."""
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for path, methods in schema()["paths"].items():
        for method, operation in methods.items():
            entry = (method.upper(), path, operation.get("summary", ""), operation.get("description", ""))
            found.setdefault((operation.get("tags") or ["…"])[0], []).append(entry)
    return sorted(found.items())
