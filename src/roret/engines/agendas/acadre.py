"""Acadre: tables of fields, ``<table name="meeting"><fields><field name="address">…``; an item is a row of the items' table.

A field is written either way: its name in ``name`` and its value as text, or its value in an attribute of its own name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roret.engines.agendas.found import Found, FoundItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roret.engines.agendas.trees import Node

_ITEMS = frozenset({"agendaitem", "agendaitems", "agenda"})
_ANNEXES = frozenset({"attachment", "attachments", "bilag"})
_PEOPLE = frozenset({"participant", "participants", "members", "meetingmembers"})


def find(root: Node) -> Found | None:
    """Return the meeting of a file that Acadre wrote; None when it has no table of the meeting."""
    tables = [node for node in root.walk() if node.name == "table"]
    meeting = next((node for node in tables if _name(node) == "meeting"), None)
    if meeting is None:
        return None
    said = next(iter(_rows(meeting)), {})
    clock = said.get("time", "")
    rows = [row for table in tables if _name(table) in _ITEMS for row in _row_nodes(table)]
    return Found(
        system="acadre",
        key=said.get("sysid", ""),
        line=meeting.line,
        body=said.get("comname") or said.get("committee") or said.get("name", ""),
        begins=f"{said.get('date', '')} {clock}".strip(),
        ends=said.get("enddate") or said.get("endtime", ""),
        place=", ".join(said[name] for name in ("location", "address") if said.get(name)),
        front_page=said.get("description", ""),
        participants=sum(len(list(_row_nodes(table))) for table in tables if _name(table) in _PEOPLE),
        items=[_item(row) for row in rows],
    )


def _item(row: Node) -> FoundItem:
    said = _fields(row)
    annexes = [one for table in row.walk() if _name(table) in _ANNEXES for one in _row_nodes(table)]
    found = [(_fields(one), one.line) for one in annexes]
    return FoundItem(
        key=said.get("sysid", ""),
        line=row.line,
        title=said.get("title") or said.get("name", ""),
        open=said.get("public", ""),
        case=said.get("caseno") or said.get("casenumber", ""),
        annexes=tuple((one.get("name") or one.get("title", ""), one.get("public", ""), line) for one, line in found),
        has_text=bool(said.get("description") or said.get("text")),
    )


def _name(node: Node) -> str:
    return node.attributes.get("name", "").casefold() if node.name == "table" else ""


def _rows(table: Node) -> list[dict[str, str]]:
    return [_fields(row) for row in _row_nodes(table)]


def _row_nodes(table: Node) -> Iterator[Node]:
    """Yield the rows of a table: what holds its fields, or the table itself where they lie directly in it."""
    if any(child.name == "field" for child in table.children):
        yield table
        return
    for child in table.children:
        if child.name != "table" and any(one.name == "field" for one in child.children):
            yield child


def _fields(row: Node) -> dict[str, str]:
    """Return the values of a row by name; where values are written as text, an empty field says nothing."""
    fields = [(node, node.whole_text()) for node in row.children if node.name == "field"]
    if any(value for _node, value in fields):
        return {node.attributes.get("name", "").casefold(): value for node, value in fields if value}
    return {name: value for node, _value in fields for name, value in node.attributes.items()}
