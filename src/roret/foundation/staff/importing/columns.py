"""Columns of an import or export: how a cell becomes a value, and a value a cell."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Model, TextChoices
from django.utils import translation
from django.utils.translation import gettext as _

from roret.engines.figures.csv_dialect import CellError, parse_date, parse_number, parse_yes_no
from roret.foundation.staff.importing.refusals import in_words

DANISH = "da"


class CellProblem(Exception):
    """A cell cannot be used; the sentence says what is wrong and what to do."""


@dataclass(frozen=True)
class Pending:
    """A reference to a row that the same file creates."""

    text: str


class Kind:
    """What a column holds. ``opened`` is what was looked up once for the whole file."""

    suffix = ""
    many = False
    empty: Any = None

    def open(self) -> Any:
        """Look up, once for the whole file, what the cells are compared with."""
        return None

    def read(self, text: str, opened: Any) -> Any:
        """Return the value of a cell that is not empty; raise ``CellProblem``."""
        raise NotImplementedError

    def write(self, value: Any, opened: Any) -> Any:
        """Return the cell of a value."""
        return value


@dataclass(frozen=True)
class Text(Kind):
    """A text of at most ``longest`` characters."""

    longest: int = 100_000
    empty = ""

    def read(self, text: str, opened: Any) -> str:
        """Refuse what is too long."""
        if len(text) > self.longest:
            raise CellProblem(
                _("The text has %(length)s characters. At most %(longest)s fit. Make it shorter.")
                % {"length": len(text), "longest": self.longest}
            )
        return text


@dataclass(frozen=True)
class Email(Text):
    """An e-mail address."""

    longest: int = 254

    def read(self, text: str, opened: Any) -> str:
        """Refuse what is no address."""
        try:
            validate_email(text)
        except ValidationError:
            raise CellProblem(_("“%(value)s” is not an e-mail address.") % {"value": text[:60]}) from None
        return super().read(text, opened)


class Day(Kind):
    """A date."""

    def read(self, text: str, opened: Any) -> Any:
        """Read 31-12-2026 and its variants."""
        return _parsed(parse_date, text)


@dataclass(frozen=True)
class Whole(Kind):
    """A whole number from ``least`` to ``most``."""

    least: int = 0
    most: int = 2_147_483_647

    def read(self, text: str, opened: Any) -> int:
        """Refuse decimals and what is out of range."""
        number = _parsed(parse_number, text)
        if number != number.to_integral_value() or not self.least <= number <= self.most:
            raise CellProblem(
                _("Write a whole number from %(least)s to %(most)s.") % {"least": self.least, "most": self.most}
            )
        return int(number)


@dataclass(frozen=True)
class Number(Kind):
    """A number of at most ``digits`` digits, ``decimals`` of them after the comma."""

    digits: int = 14
    decimals: int = 3

    def read(self, text: str, opened: Any) -> Any:
        """Refuse what is longer than the register keeps."""
        number, whole = _parsed(parse_number, text), self.digits - self.decimals
        if abs(number) >= 10**whole or number != round(number, self.decimals):
            raise CellProblem(
                _("Write at most %(whole)s digits before the comma and %(decimals)s after it.")
                % {"whole": whole, "decimals": self.decimals}
            )
        return number


class YesNo(Kind):
    """Yes or no; empty is no."""

    empty = False

    def read(self, text: str, opened: Any) -> bool:
        """Read ja, nej and their variants."""
        return bool(_parsed(parse_yes_no, text))


@dataclass(frozen=True)
class Choice(Kind):
    """One of a closed list; written by its Danish or English name or its code."""

    choices: type[TextChoices]
    empty = ""

    def open(self) -> dict[str, str]:
        """Return every way of writing a choice."""
        ways: dict[str, str] = {}
        for language in ("en", DANISH):
            with translation.override(language):
                ways |= {str(choice.label).casefold(): choice.value for choice in self.choices}
        return ways | {choice.value: choice.value for choice in self.choices}

    def read(self, text: str, opened: Mapping[str, str]) -> str:
        """Refuse what is not on the list, and say what is."""
        if text.casefold() not in opened:
            allowed = ", ".join(str(choice.label) for choice in self.choices)
            raise CellProblem(_("“%(value)s” is not one of: %(allowed)s.") % {"value": text[:60], "allowed": allowed})
        return opened[text.casefold()]

    def write(self, value: Any, opened: Any) -> str:
        """Write the name in the reader's language."""
        return str(self.choices(value).label) if value else ""


@dataclass(frozen=True)
class Lookup:
    """The rows that a column may refer to: by each of their names, and back from key to the name that is written."""

    keys: Mapping[str, Any]
    names: Mapping[Any, str]


_SEVERAL = object()


def look_up(rows: Iterable[tuple[Any, ...]]) -> Lookup:
    """Make the lookup of ``(pk, best name, next name …)`` rows; a name that two rows share is ambiguous."""
    keys: dict[str, Any] = {}
    rows = [(row[0], [str(name) for name in row[1:] if name]) for row in rows]
    for pk, names in rows:
        for name in dict.fromkeys(name.casefold() for name in names):
            keys[name] = _SEVERAL if name in keys else pk
        keys[f"#{pk}"] = pk
    written = {pk: next((name for name in names if keys[name.casefold()] == pk), f"#{pk}") for pk, names in rows}
    return Lookup(keys, written)


@dataclass(frozen=True)
class Reference(Kind):
    """Another row, written by one of its names (the first of ``find()`` that is unique) or as #number.

    ``find`` returns ``(pk, best name, next name …)``. With ``within`` the row may stand in the same file.
    """

    find: Callable[[], Iterable[tuple[Any, ...]]]
    within: bool = False
    suffix = "_id"

    def open(self) -> Lookup:
        """Read the rows that may be referred to."""
        return look_up(self.find())

    def read(self, text: str, opened: Lookup) -> Any:
        """Return the key, or a ``Pending`` when the row may come with the file."""
        found = opened.keys.get(text.casefold())
        if found is _SEVERAL:
            raise CellProblem(
                _("Several are called “%(value)s”. Write # and the number of the right one.") % {"value": text[:60]}
            )
        if found is not None:
            return found
        if self.within:
            return Pending(text)
        raise CellProblem(_("“%(value)s” is not known. Create it first, or mend the spelling.") % {"value": text[:60]})

    def write(self, value: Any, opened: Lookup) -> str:
        """Write the best unique name."""
        return opened.names.get(value, "") if value is not None else ""


@dataclass(frozen=True)
class References(Reference):
    """Several other rows, with | between their names."""

    suffix = ""
    many = True
    empty: Any = frozenset()

    def read(self, text: str, opened: Lookup) -> frozenset[Any]:
        """Return the keys."""
        return frozenset(super(References, self).read(name.strip(), opened) for name in text.split("|") if name.strip())

    def write(self, value: Any, opened: Lookup) -> str:
        """Write the names in a stable order."""
        return " | ".join(sorted(opened.names.get(pk, f"#{pk}") for pk in value))


@dataclass(frozen=True)
class Column:
    """One column: the model's attribute, its label, what it holds, and an example for the template file.

    ``of(row, opened)`` reads the value where it is no plain attribute. ``new_only`` is read for new rows and leaves the
    others as they are; with ``empty_keeps`` an empty cell leaves what is there.
    """

    name: str
    label: object
    kind: Kind = field(default_factory=Text)
    required: bool = False
    example: str = ""
    of: Callable[[Any, Any], Any] | None = None
    new_only: bool = False
    empty_keeps: bool = False

    def leaves(self, value: Any) -> bool:
        """Say whether a cell with ``value`` leaves a row that is there as it is."""
        return self.new_only or (self.empty_keeps and value == self.kind.empty)

    @property
    def attribute(self) -> str:
        """The attribute that takes the value."""
        return f"{self.name}{self.kind.suffix}"

    def value(self, row: Any, lookups: Mapping[str, Any]) -> Any:
        """Return the value that a row holds."""
        if self.of is not None:
            return self.of(row, lookups[self.name])
        if self.kind.many:
            return frozenset(one.pk for one in getattr(row, self.name).all())
        return getattr(row, self.attribute)

    def write(self, row: Any, lookups: Mapping[str, Any]) -> Any:
        """Return the cell of a row."""
        return self.kind.write(self.value(row, lookups), lookups[self.name])

    def read(self, text: str, lookups: Mapping[str, Any]) -> Any:
        """Return the value of a cell; raise ``CellProblem``."""
        if text:
            return self.kind.read(text, lookups[self.name])
        if self.required:
            raise CellProblem(_("This must be filled in."))
        return self.kind.empty

    def titles(self) -> frozenset[str]:
        """Return the headers under which the column is known: its label in both languages, and its name."""
        found = {self.name.casefold()}
        for language in ("en", DANISH):
            with translation.override(language):
                found.add(str(self.label).casefold())
        return frozenset(found)


def opened(columns: Iterable[Column]) -> dict[str, Any]:
    """Look up, once, what the cells of all columns are compared with."""
    return {column.name: column.kind.open() for column in columns}


def _parsed(parse: Callable[[str], Any], text: str) -> Any:
    try:
        return parse(text)
    except CellError as error:
        raise CellProblem(in_words(error)) from None


def model_rows(model: type[Model], *names: str, **conditions: Any) -> Callable[[], Iterable[tuple[Any, ...]]]:
    """Return a ``find`` for ``Reference``: the rows of a model by these columns, best first."""
    return lambda: model._default_manager.filter(**conditions).values_list("pk", *names)
