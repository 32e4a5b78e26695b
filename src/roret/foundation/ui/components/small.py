"""Components that draw something small beside a line of text."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.safestring import SafeString

from roret.foundation.ui.component import component
from roret.foundation.ui.svg import spark


@component
def spark_bars(values: Iterable[float], label: str) -> SafeString:
    """One thin bar for each day, today last; ``label`` says what is counted."""
    return spark.draw(list(values), label=label)
