"""Pictures for the README and the manual, written to docs/screenshots."""

import io

from PIL import Image

from roret.foundation.ui import build

FOLDER = build.REPOSITORY / "docs" / "screenshots"
COLOURS = 128
LARGEST = 150_000  # bytes


def take(page, name):
    """Keep the page as it stands, small."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    taken = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
    taken.convert("RGB").quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)
