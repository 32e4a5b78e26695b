"""Choosing several of many: boxes to tick in columns, under headings, with a filter that runs where scripts do.

``ChoiceList`` is the widget, ``ChoiceListField`` the field over a queryset. Every form that lets a person choose several
things uses them; a list one line high, in which one must hold Ctrl, is never shown (``MultipleSelectTests`` of the house).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator

FILTERED_FROM = 9
"""So many choices get a box to filter them by."""


class ChoiceList(forms.CheckboxSelectMultiple):
    """Boxes to tick, in columns."""

    template_name = "ui/forms/choice_list.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Say how many are chosen, and whether there are so many that a filter helps."""
        context = super().get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        context["widget"]["chosen"] = sum(option["selected"] for _, options, _ in groups for option in options)
        context["widget"]["filtered"] = sum(len(options) for _, options, _ in groups) >= FILTERED_FROM
        return context


class _Grouped(ModelChoiceIterator):
    """The rows of the queryset under their headings, in the queryset's order."""

    def __iter__(self) -> Iterator[Any]:
        """Yield headings with their choices, or only choices where nothing groups them."""
        group_of: Callable[[Any], object] | None = self.field.group_of  # type: ignore[attr-defined]  # our field's
        rows = self.queryset.all()
        if group_of is None:
            yield from (self.choice(row) for row in rows)
            return
        for heading, found in groupby(rows, key=group_of):
            yield str(heading), [self.choice(row) for row in found]


class ChoiceListField(forms.ModelMultipleChoiceField):
    """Several rows of a queryset; ``group_of(row)`` gives the heading that a row stands under (order the rows by it)."""

    widget = ChoiceList
    iterator = _Grouped

    def __init__(self, queryset: Any, *, group_of: Callable[[Any], object] | None = None, **kwargs: Any) -> None:
        self.group_of = group_of
        super().__init__(queryset, **kwargs)
