"""Numbers that people type."""

from typing import Any

from django import forms
from django.utils.translation import get_language

from roret.engines.figures.csv_dialect import CellError, parse_number


class NumberField(forms.DecimalField):
    """A decimal as the reader writes it: 1.080,5 in Danish, 1,080.5 in English.

    Django alone reads the Danish 1.080 as 1,08, a thousand times too little, and says nothing.
    """

    def __init__(self, **kwargs: Any) -> None:
        """Show the value as it is written, too."""
        super().__init__(localize=True, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Return the number; refuse a thousands separator in the wrong place."""
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            return parse_number(value, decimal="." if get_language() == "en" else ",")
        except CellError as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error
