"""What every channel has in common."""

from typing import Any


class Refused(Exception):
    """The address does not exist or will have nothing; trying again is no use."""


class Channel:
    """One way to reach somebody. ``send`` returns when the other side has taken the message.

    It raises ``TemporaryFailure`` when it is worth trying again later, and ``Refused`` when it never will be. ``open`` and
    ``close`` stand around many sendings, so that one connection serves them.
    """

    key = ""
    label: object = ""
    offered = True
    for_guests = True

    def open(self) -> None:
        """Get ready for many messages."""

    def send(self, digest: Any) -> None:
        """Send one digest to its recipient."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the connection."""
