"""A municipality may choose its colour, as long as it can be read."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings
from django.urls import reverse
from django.utils.translation import override

from roret.foundation.ui import theme

SOURCES = str(Path(theme.__file__).parents[3])


def test_contrast_is_that_of_wcag():
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#ffffff", "#ffffff") == pytest.approx(1)
    assert theme.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)  # the published limit case
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_dark_colour_is_taken_and_tidied():
    assert theme.validate_colour(" 0B5B62 ") == "#0b5b62"
    assert theme.validate_colour("#036") == "#003366"


def test_a_light_colour_is_refused_with_a_darker_one():
    with override("da"), pytest.raises(ValidationError) as refusal:
        theme.validate_colour("#f0a000")

    text = refusal.value.messages[0]
    assert "kontrast på 2,2 til 1" in text
    darker = text.rpartition("for eksempel ")[2].rstrip(".")
    assert theme.validate_colour(darker) == darker


@pytest.mark.parametrize("text", ["red", "#12", "#gggggg", "", "#0b5b62;}body{display:none", "url(x)"])
def test_what_is_no_colour_is_refused(text):
    with pytest.raises(ValidationError):
        theme.validate_colour(text)


def test_a_colour_is_judged_before_django_is_ready():
    import subprocess
    import sys

    code = "from roret.foundation.ui.theme import validate_colour as v\nprint(v('#036'))\ntry: v('#ff0')\nexcept ValueError as e: print(e)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": SOURCES}
    )

    assert done.stdout.splitlines()[0] == "#003366"
    assert "is too light" in done.stdout


def test_the_default_accent_and_its_shades_can_be_read():
    dark = theme.mixed(theme.DEFAULT, "#000000", share=0.35)
    soft = theme.mixed(theme.DEFAULT, theme.WHITE, share=0.9)

    assert theme.contrast(theme.DEFAULT, theme.WHITE) >= 7
    assert theme.contrast(dark, soft) >= 7
    assert theme.contrast(theme.DEFAULT, soft) >= 4.5


@pytest.mark.parametrize("colour", ["#ffff00", "not a colour", "#0b5b62;}body{display:none}"])
def test_the_style_sheet_is_readable_whatever_the_setting_says(colour):
    sheet = theme.stylesheet({"colour": colour})

    accent = sheet.partition("--accent:")[2].partition(";")[0]
    assert theme.contrast(accent, theme.WHITE) >= 4.5
    assert "display:none" not in sheet


@override_settings(RORET_MUNICIPALITY={"name": "Egeby", "colour": "#123456"})
def test_the_style_sheet_is_served(client):
    response = client.get(reverse("ui:theme"))

    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "--accent:#123456;" in response.content.decode()
    assert "max-age" in response["Cache-Control"]


def test_every_text_colour_of_the_style_can_be_read_on_its_ground():
    import re

    sheet = (Path(theme.__file__).parent / "styles" / "10-tokens.css").read_text(encoding="utf-8")
    token = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", sheet))
    pairs = [("ink", "paper"), ("ink-soft", "paper"), ("ink-soft", "paper-soft"), ("ink-soft", "accent-soft")]
    pairs += [(name, f"{name}-soft") for name in ("green", "yellow", "red", "blue")]

    assert {pair: theme.contrast(token[pair[0]], token[pair[1]]) >= 4.5 for pair in pairs} == dict.fromkeys(pairs, True)
