"""Form fields for days and times: the browser's own picker, and what Danes type where there is none (4/1-2027, 14.30)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from roret.foundation.i18n.formats.da.formats import DATE_INPUT_FORMATS, DATETIME_INPUT_FORMATS, TIME_INPUT_FORMATS

FIRST_YEAR, LAST_YEAR = 1700, 2200
"""Other years are slips (2O27, 20226), and the database cannot keep all of them."""


class _UsualYears:
    """Refuses a date of another age, and says which years can be meant."""

    def to_python(self, value: Any) -> Any:
        found = super().to_python(value)  # type: ignore[misc]
        if found and not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise ValidationError(
                _("Look at the year: it must be between %(first)s and %(last)s"),
                code="year",
                params={"first": str(FIRST_YEAR), "last": str(LAST_YEAR)},
            )
        return found


class DateInput(forms.DateInput):
    """One input for a date, with the browser's calendar; it shows and takes the date as the reader's language writes it."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"autocomplete": "off", "class": "input-date", **(attrs or {})}, format="%Y-%m-%d")


class DateField(_UsualYears, forms.DateField):
    """A date from the calendar, or typed as Danes do; the day comes before the month."""

    widget = DateInput
    default_error_messages = {"invalid": _("Write the date as day, month and year, for example 31.12.2027")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", DATE_INPUT_FORMATS)
        super().__init__(**kwargs)


class DateTimeInput(forms.DateTimeInput):
    """One input for a date and a time, with the browser's calendar."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"autocomplete": "off", "class": "input-date", **(attrs or {})}, format="%Y-%m-%dT%H:%M")


class TimeInput(forms.TimeInput):
    """One input for a time of day."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"autocomplete": "off", "class": "input-date", **(attrs or {})}, format="%H:%M")


class DateTimeField(_UsualYears, forms.DateTimeField):
    """A date and a time, with or without "kl." between them."""

    widget = DateTimeInput
    default_error_messages = {"invalid": _("Write date and time, for example 31.12.2027 14.30")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", DATETIME_INPUT_FORMATS)
        super().__init__(**kwargs)


class TimeField(forms.TimeField):
    """A time of day: 14.30 or 14:30."""

    widget = TimeInput
    default_error_messages = {"invalid": _("Write the time, for example 14.30")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", TIME_INPUT_FORMATS)
        super().__init__(**kwargs)
