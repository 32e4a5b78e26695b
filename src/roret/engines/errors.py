"""What an engine says when it cannot do what it was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Mapping


class EngineError(ValueError):
    """A refusal with a code that another layer may translate.

    `code` is stable ("table.too_many_cells"). `message` is its English text with named places ("Line %(line)s …"), and
    so a gettext source string; `params` fills the places. `str(error)` is the finished English sentence. Each engine
    has its own child with all its `messages`, so that a test can ask for a Danish text for every code.
    """

    messages: ClassVar[Mapping[str, str]] = {}

    def __init__(self, code: str, **params: object) -> None:
        """Raise KeyError for a code without a message: every refusal has words."""
        self.code = code
        self.message = self.messages[code]
        self.params = params
        # The code alone is the argument, so that the error survives the way back from a worker process.
        super().__init__(code)

    def __str__(self) -> str:
        """The finished English sentence."""
        return self.message % self.params
