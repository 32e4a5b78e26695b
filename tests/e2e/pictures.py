"""Pictures for the README and the manual, taken while the tests walk: `RORET_SCREENSHOTS=1` writes docs/screenshots."""

import io
import os

from PIL import Image

from roret.foundation.ui import build

FOLDER = build.REPOSITORY / "docs" / "screenshots"
COLOURS = 128


def take(page, name):
    """Keep the page as it stands, when pictures are wanted."""
    if os.environ.get("RORET_SCREENSHOTS"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        taken = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
        taken.convert("RGB").quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)
