"""What the table template shows of a django-tables2 table."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_tables2 import BooleanColumn


def describe(table: Any, *, query: QueryDict | None = None, caption: str = "") -> dict[str, Any]:
    """Columns with their sort links, rows with their cells, and where one is in the pages."""
    columns = [_column(table, column, query=query) for column in table.columns]
    rows = [_row(row) for row in table.paginated_rows]
    page = getattr(table, "page", None)
    return {
        "caption": caption or getattr(table, "caption", "") or _model_name(table),
        "columns": columns,
        "rows": rows,
        "page": page,
        "page_field": table.prefixed_page_field,
        "empty": table.empty_text or _("There is nothing here yet."),
    }


def _column(table: Any, column: Any, *, query: QueryDict | None) -> dict[str, Any]:
    state = "none"
    if column.orderable and column.is_ordered:
        state = "descending" if column.order_by_alias.is_descending else "ascending"
    return {
        "header": capfirst(str(column.header)),
        "number": _is_number(next((row.get_cell(column.name) for row in table.paginated_rows), None)),
        "orderable": column.orderable,
        "state": state,
        "icon": f"sort-table-{state}",
        "url": _sort_url(table, column, query=query) if column.orderable else "",
    }


def _sort_url(table: Any, column: Any, *, query: QueryDict | None) -> str:
    changed = query.copy() if query is not None else QueryDict(mutable=True)
    changed.pop(table.prefixed_page_field, None)
    changed[table.prefixed_order_by_field] = column.order_by_alias.next
    return f"?{changed.urlencode()}"


def _row(row: Any) -> dict[str, Any]:
    cells = [_cell(row, column, cell) for column, cell in row.items()]
    leads = next((cell for cell in cells if cell["link"]), None)
    for cell in cells:
        cell["css"] = _css(cell, leads=cell is leads)
    return {"attrs": row.attrs, "cells": cells}


def _cell(row: Any, column: Any, value: Any) -> dict[str, Any]:
    if isinstance(column.column, BooleanColumn) and value != column.default:
        value = _("Yes") if column.accessor.resolve(row.record, quiet=True) else _("No")
    return {
        "value": value,
        "header": capfirst(str(column.header)),
        "localize": column.localize,
        "number": _is_number(value),
        "link": column.link is not None,
        "empty": value is None or str(value) in {"", str(column.default)},
    }


def _css(cell: dict[str, Any], *, leads: bool) -> str:
    """On a phone the link of a row is the heading of its card, and what is empty is left out."""
    names = [("align-text-right", cell["number"]), ("cell-lead", leads), ("cell-empty", cell["empty"])]
    return " ".join(name for name, holds in names if holds)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def _model_name(table: Any) -> str:
    model = table._meta.model
    return str(model._meta.verbose_name_plural) if model else ""
