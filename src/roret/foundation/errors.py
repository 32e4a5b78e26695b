"""What a service may raise. Every door knows how to show these."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    """A rule of the domain said no; ``str(error)`` is safe to show to a person."""

    code = "domain_error"
    text = _("This cannot be done.")

    def __init__(self, text: object = "", *, field: str | None = None) -> None:
        """Take the sentence to show and, where one field is the cause, that field's name."""
        super().__init__(str(text or self.text))
        self.field = field


class NotPossible(DomainError):
    """The thing is in a state that does not allow it."""

    code = "not_possible"
    text = _("This is not possible now.")


class NotReady(DomainError):
    """Something is missing; ``missing`` says what and where to mend it."""

    code = "not_ready"
    text = _("Something is missing before this can be done.")

    def __init__(self, missing: Sequence[object]) -> None:
        """Take the readiness list (``lifecycle.Missing``)."""
        super().__init__(" ".join([str(self.text), *(str(item) for item in missing)]))
        self.missing = list(missing)


class ChangedMeanwhile(DomainError):
    """Somebody else changed the thing after it was read; nothing of theirs is overwritten."""

    code = "changed_meanwhile"
    text = _("Someone else has changed this while you were writing. Your text is still here. Compare and save again.")


class TooMany(DomainError):
    """A limit on how often was reached."""

    code = "too_many"
    text = _("You have tried too many times. Wait a little and try again.")


class ImportRefused(DomainError):
    """A file could not be imported; ``problems`` names every bad row by line, and nothing was imported."""

    code = "import_refused"
    text = _("Nothing was imported. Mend the rows below and try again.")

    def __init__(self, problems: Sequence[Any]) -> None:
        """Take the problems, each with its line number and sentence."""
        super().__init__()
        self.problems = list(problems)
