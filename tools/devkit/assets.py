"""What the pages load: the npm packages, the trimmed static set, and the Danish catalogues."""

import shutil

from .setup import REQUIREMENTS
from .shell import BIN, ROOT, STATE, environment, python, roret, run, say
from .stamps import unless_done

UI = ROOT / "src" / "roret" / "foundation" / "ui"


def ensure(*, collect):
    """Make node modules, vendor files and catalogues; `collect` also gathers and compresses the static files."""
    _node_modules()
    _vendor()
    _catalogues()
    if collect:
        _collect()


def _node_modules():
    with unless_done("npm", [ROOT / "package-lock.json"], [ROOT / "node_modules"]) as needed:
        if needed:
            say("Fetching the design system (npm) …")
            run(_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", quiet=True)


def _npm():
    """The machine's npm, or the one of a wheel when there is none."""
    found = shutil.which("npm")
    if found is None:
        run(BIN / "uv", "pip", "install", "--quiet", "--require-hashes", "-r", REQUIREMENTS / "node.txt")
        found = BIN / "npm"
    return found


def _vendor():
    inputs = [ROOT / "package-lock.json", *UI.glob("build*"), UI / "styles", UI / "icons.py"]
    made = [UI / "static" / "ui" / "vendor", UI.parent / "typesetting" / "fonts"]
    with unless_done("vendor", inputs, made) as needed:
        if needed:
            say("Building the static files …")
            python("-m", "roret.foundation.ui.build")


def _catalogues():
    sources = sorted((ROOT / "src").rglob("django.po"))
    with unless_done("catalogues", sources, [path.with_suffix(".mo") for path in sources]) as needed:
        if needed:
            python("-m", "roret.foundation.i18n.messages", "--compile", quiet=True)


def _collect():
    inputs = [folder for folder in sorted((ROOT / "src").rglob("static")) if folder.is_dir()]
    with unless_done("static", [*inputs, ROOT / "requirements" / "runtime.txt"], [STATE / "static"]) as needed:
        if needed:
            shutil.rmtree(STATE / "static", ignore_errors=True)
            roret("collectstatic", "--no-input", "--verbosity", "0", env=environment(RORET_MODE="demo"))
