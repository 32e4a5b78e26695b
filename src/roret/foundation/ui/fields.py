"""Form fields that read what Danes type, in either language of the page: dates as 4/1-2027 or 4.1.27, times as 14.30."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roret.foundation.i18n.formats.da.formats import DATE_INPUT_FORMATS, DATETIME_INPUT_FORMATS, TIME_INPUT_FORMATS


class DateInput(forms.DateInput):
    """One text input for a date: shorter to fill in than three, and it takes what is pasted."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        given = {"inputmode": "text", "autocomplete": "off", "class": "input-date", **(attrs or {})}
        super().__init__(attrs=given, format="%d.%m.%Y")


class DateField(forms.DateField):
    """A date typed as Danes do; the day comes before the month."""

    widget = DateInput
    default_error_messages = {"invalid": _("Write the date as day, month and year, for example 31.12.2027")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", DATE_INPUT_FORMATS)
        kwargs.setdefault("help_text", _("For example 31.12.2027"))
        super().__init__(**kwargs)


class DateTimeInput(forms.DateTimeInput):
    """One text input for a date and a time."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"autocomplete": "off", "class": "input-date", **(attrs or {})}, format="%d.%m.%Y %H.%M")


class DateTimeField(forms.DateTimeField):
    """A date and a time, with or without "kl." between them."""

    widget = DateTimeInput
    default_error_messages = {"invalid": _("Write date and time, for example 31.12.2027 14.30")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", DATETIME_INPUT_FORMATS)
        kwargs.setdefault("help_text", _("For example 31.12.2027 14.30"))
        super().__init__(**kwargs)


class TimeField(forms.TimeField):
    """A time of day: 14.30 or 14:30."""

    default_error_messages = {"invalid": _("Write the time, for example 14.30")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", TIME_INPUT_FORMATS)
        kwargs.setdefault("widget", forms.TimeInput(attrs={"class": "input-date"}, format="%H.%M"))
        kwargs.setdefault("help_text", _("For example 14.30"))
        super().__init__(**kwargs)
