"""The number of the request at hand, so that a page, a log line and a journal event can be found from one another."""

from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """Return the number of the request being served, or nothing in a job."""
    return _current.get()


def set_request_id(value: str) -> None:
    """Remember the number for the rest of this request."""
    _current.set(value)
