"""Filters of staff lists that every register uses."""

from datetime import date
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from roret.foundation.ui.fields import DateField


class WordFilter(django_filters.CharFilter):
    """A text in one field that is looked for in several columns; every word must be in one of them."""

    def __init__(self, *columns: str, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Search"))
        super().__init__(**kwargs)
        self.columns = columns

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Keep the rows in which every word is found."""
        for word in (value or "").replace("\x00", "").split()[:10]:
            condition = Q()
            for column in self.columns:
                condition |= Q(**{f"{column}__icontains": word})
            qs = qs.filter(condition)
        return qs


class YesNoFilter(django_filters.TypedChoiceFilter):
    """Yes, no, or all; its method gets a bool."""

    def __init__(self, **kwargs: Any) -> None:
        choices = (("true", _("Yes")), ("false", _("No")))
        super().__init__(choices=choices, coerce=lambda value: value == "true", **kwargs)


class OnDayFilter(django_filters.DateFilter):
    """A day on which the row must have been in force; asks the queryset's ``current``."""

    field_class = DateField

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("In force on"))
        super().__init__(**kwargs)

    def filter(self, qs: Any, value: date | None) -> Any:
        """Keep what was in force on that day."""
        return qs.current(value) if value else qs
