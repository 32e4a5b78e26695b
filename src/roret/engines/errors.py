"""What an engine says when it cannot do what it was asked."""

from __future__ import annotations


class EngineError(ValueError):
    """A refusal with a code that another layer may translate.

    `code` is stable ("table.too_many_cells"), `message` is English with named places ("Line %(line)s …") and so a
    gettext source string, `params` fills the places. `str(error)` is the finished English sentence.
    """

    def __init__(self, code: str, message: str, **params: object) -> None:
        self.code = code
        self.message = message
        self.params = params
        super().__init__(message % params)
