"""What somebody typed into a form that could not be taken: shown again, so that nothing is lost."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest

LONG = 60
"""A value of more characters, or of several lines, is a text that somebody wrote, and is shown."""
MOST = 500_000
_NOT_AGAIN = {"csrfmiddlewaretoken"}


@dataclass(frozen=True)
class Typed:
    """A form's values: texts to be seen, the rest to be carried along, and whether files were chosen too."""

    address: str
    texts: list[tuple[str, str]]
    rest: list[tuple[str, str]]
    files: bool


def typed_by(request: HttpRequest) -> Typed | None:
    """Return what was typed, when the form was one of our own pages and holds no password; otherwise None."""
    if request.method != "POST" or not _is_our_own(request):
        return None
    pairs = [(name, value) for name in request.POST for value in request.POST.getlist(name) if name not in _NOT_AGAIN]
    if any("password" in name for name, _value in pairs) or sum(len(value) for _name, value in pairs) > MOST:
        return None
    texts = [pair for pair in pairs if _is_text(pair[1])]
    if not texts:
        return None
    rest = [pair for pair in pairs if not _is_text(pair[1])]
    return Typed(request.get_full_path(), texts, rest, files=bool(request.FILES))


def _is_our_own(request: HttpRequest) -> bool:
    """Browsers say where a form stood, and no page can make them lie about it."""
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    said = urlsplit(origin)
    return (said.scheme, said.netloc) == (request.scheme, request.get_host())


def _is_text(value: str) -> bool:
    return len(value) > LONG or "\n" in value
