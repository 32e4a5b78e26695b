"""The municipality's colours: checked for contrast (WCAG 2.1, 1.4.3), and given to the pages as custom properties."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from roret.foundation.ui import formats

#: Marks a text for translation without asking Django, whose settings may not be ready.
gettext_noop = str
#: What text needs against its background at normal size (WCAG 2.1 AA).
LEAST_CONTRAST = 4.5
DEFAULT = "#0b5b62"
WHITE = "#ffffff"

_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
#: The page that says that the server failed loads this sheet only.
PLAIN = (
    ".face-plain{font:18px/1.6 system-ui,sans-serif;color:#172124;margin:0;border-top:5px solid var(--accent)}"
    ".face-plain main{max-width:600px;margin:10vh auto;padding:0 20px}.face-plain h1{line-height:1.2}"
    ".face-plain a{color:var(--accent)}\n"
)
Channels = tuple[int, int, int]


class ColourRefused(ValidationError, ValueError):
    """A colour that cannot be used; an error for forms, and for settings that are read before Django is ready."""

    def __str__(self) -> str:
        return str(self.message)


def _refuse(code: str, text: str, **values: str) -> ColourRefused:
    """The refusal in the reader's language; in English while the settings are still being read."""
    return ColourRefused((gettext(text) if settings.configured else text) % values, code=code)


def parse(colour: str) -> Channels:
    """Red, green and blue (0 to 255) of ``#0b5b62`` or ``#0bc``; raises ColourRefused for anything else."""
    match = _HEX.fullmatch(colour.strip())
    if not match:
        raise _refuse(
            "colour", gettext_noop("Write the colour as # and six digits or letters a–f, for example #0b5b62.")
        )
    digits = match.group(1)
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def luminance(colour: str) -> float:
    """Relative luminance, 0 for black to 1 for white (WCAG 2.1, definition)."""

    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = parse(colour)
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1, definition)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def validate_colour(colour: str) -> str:
    """The colour in lower case, when white text on it can be read; raises ColourRefused with the way out."""
    red, green, blue = parse(colour)
    tidy = f"#{red:02x}{green:02x}{blue:02x}"
    ratio = contrast(tidy, WHITE)
    if ratio < LEAST_CONTRAST:
        text = gettext_noop(
            "The colour %(colour)s is too light: white text on it has a contrast of %(ratio)s to 1, and it must have "
            "at least 4.5. Choose a darker one, for example %(darker)s."
        )
        shown = formats.number(ratio, decimals=1) if settings.configured else f"{ratio:.1f}"
        raise _refuse("contrast", text, colour=tidy, ratio=shown, darker=darkened(tidy))
    return tidy


def darkened(colour: str) -> str:
    """The nearest darker shade of the colour on which white text can be read."""
    red, green, blue = parse(colour)
    for percent in range(100, -1, -1):
        shade = f"#{red * percent // 100:02x}{green * percent // 100:02x}{blue * percent // 100:02x}"
        if contrast(shade, WHITE) >= LEAST_CONTRAST:
            return shade
    return "#000000"


def mixed(colour: str, other: str, *, share: float) -> str:
    """``colour`` with so large a share (0 to 1) of ``other`` in it."""
    pairs = zip(parse(colour), parse(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def stylesheet(municipality: Mapping[str, object]) -> str:
    """The style sheet with the municipality's shades; an unreadable colour gives way to a darker shade of itself."""
    wanted = str(municipality.get("colour") or DEFAULT)
    try:
        accent = validate_colour(wanted)
    except ColourRefused as error:
        accent = darkened(wanted) if error.code == "contrast" else DEFAULT
    shades = {
        "accent": accent,
        "accent-dark": mixed(accent, "#000000", share=0.35),
        "accent-soft": mixed(accent, WHITE, share=0.9),
        "accent-line": mixed(accent, WHITE, share=0.65),
    }
    lines = "".join(f"--{name}:{value};" for name, value in shades.items())
    return f":root{{{lines}}}\n{PLAIN}"
