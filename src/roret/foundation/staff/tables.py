"""Columns of staff tables that every register uses."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse


class LinkColumn(tables.Column):
    """The column that leads to the row's staff page; sorted in Danish order when ``sorted_by`` names the key column."""

    def __init__(self, *args: Any, sorted_by: str = "", **kwargs: Any) -> None:
        order = {"order_by": (sorted_by,)} if sorted_by else {}
        super().__init__(*args, linkify=_staff_page, **order, **kwargs)


def _staff_page(record: Any) -> str:
    return reverse(f"staff:{record._meta.model_name}-detail", args=[record.pk])
