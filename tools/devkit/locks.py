"""`./dev lock`: make the locks from pyproject.toml, with hashes and without addresses."""

from . import setup
from .shell import BIN, ROOT, run

OPTIONS = (
    "--quiet",
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
)


def lock(arguments):
    """Resolve again; arguments go to uv (`--upgrade`, `--upgrade-package django`)."""
    setup.ensure()
    folder = ROOT / "requirements"
    _compile("--group", "bootstrap", "-o", folder / "bootstrap.txt", *arguments)
    _compile("--group", "node", "-o", folder / "node.txt", *arguments)
    _compile("pyproject.toml", "-o", folder / "runtime.txt", *arguments)
    runtime = folder / "runtime.txt"
    _compile("pyproject.toml", "--extra", "cluster", "-c", runtime, "-o", folder / "cluster.txt", *arguments)
    _compile("pyproject.toml", "--group", "dev", "-c", folder / "runtime.txt", "-o", folder / "dev.txt", *arguments)


def _compile(*arguments):
    run(BIN / "uv", "pip", "compile", *OPTIONS, *arguments)
