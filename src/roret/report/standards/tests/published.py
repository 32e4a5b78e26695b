"""Holds an object against what a standard states (``schemas/README.md`` says in which notation)."""

import json
import re
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from jsonschema import Draft7Validator, FormatChecker

FOLDER = Path(__file__).parent / "schemas"
DAY = "^[0-9]{4}(-[0-9]{2}){0,2}$"
MOMENT = "^[0-9]{4}((-[0-9]{2}){0,2}|(-[0-9]{2}){2}(T[0-9]{2}(:[0-9]{2}(:[0-9]{2})?)?Z)?)$"
FORMATS = FormatChecker(formats=())


@FORMATS.checks("date", raises=ValueError)
def _date(value):
    return bool(date.fromisoformat(value)) and len(value) == 10


@FORMATS.checks("date-time", raises=ValueError)
def _date_time(value):
    return "T" in value and datetime.fromisoformat(value).tzinfo is not None


@FORMATS.checks("url")
@FORMATS.checks("uri")
def _address(value):
    parts = urlsplit(value)
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and " " not in value


@FORMATS.checks("email")
def _email(value):
    return re.fullmatch(r"[^@\s]+@[^@\s]+", value) is not None


class Standard:
    """One standard as it is published."""

    def __init__(self, file, type_at=""):
        self.tables = json.loads((FOLDER / file).read_text())
        self.common, self.type_at = self.tables.pop("common"), type_at

    def problems(self, name, thing):
        """Return what is wrong with an object, each with its place."""
        schema = {"$ref": f"#/definitions/{name}", "definitions": {one: self._object(one) for one in self.tables}}
        found = Draft7Validator(schema, format_checker=FORMATS).iter_errors(thing)
        return [f"{name}.{'.'.join(map(str, one.absolute_path))}: {one.message}" for one in found]

    def addresses(self, name, thing):
        """Yield every address in an object as (field, what it must lead to, a list of them or one, address)."""
        for field, value in thing.items():
            stated = self.tables[name].get(field)
            kind = stated[0] if isinstance(stated, list) else stated
            for one in value if isinstance(stated, list) else [value]:
                if isinstance(kind, str) and kind.startswith("="):
                    yield from self.addresses(kind[1:], one)
                elif isinstance(kind, str) and ">" in kind:
                    yield f"{name}.{field}", kind.rsplit(">", 1)[1], ">>" in kind, one

    def _object(self, name):
        fields = {**self.common, **self.tables[name]}
        required = fields.pop("required", [])
        stated = {"type": "object", "required": required, "properties": {k: self._field(v) for k, v in fields.items()}}
        if self.type_at:
            stated["properties"] |= {"id": self._field("url"), "type": {"const": f"{self.type_at}{name}"}}
        return stated

    def _field(self, stated):
        if isinstance(stated, list):
            return {"type": "array", "items": self._field(stated[0])}
        if stated.startswith("="):
            return {"$ref": f"#/definitions/{stated[1:]}"}
        kind, empty = stated.rstrip("?").split(">")[0], stated.endswith("?")
        plain = kind if kind in {"string", "boolean", "integer", "object"} else "string"
        found = {"type": [plain, "null"] if empty else plain}
        if kind in {"day", "moment"}:
            return found | {"pattern": DAY if kind == "day" else MOMENT}
        return found if plain == kind else found | {"format": kind}


OPARL = Standard("oparl_1_1.json", "https://schema.oparl.org/1.1/")
POPOLO = Standard("popolo.json")
