"""The ways in which a message reaches somebody; a new one is a class and one call of ``register``.

Built in: ``email``, and ``file``, the double that writes to the state folder and takes everybody's place in the demo.
The seam for Digital Post and SMS: subclass ``Channel``, give it a key, a label and ``send``, and register it in an
``AppConfig.ready``.
"""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from roret.foundation.notify.channels.base import Channel, Refused
from roret.foundation.notify.channels.email import EmailChannel
from roret.foundation.notify.channels.file import FileChannel

__all__ = ["Channel", "Refused", "channel_for", "choices", "register"]

_registry: dict[str, Channel] = {}


def register(channel: Channel) -> Channel:
    """Add a channel; its key is what a recipient's choice keeps."""
    _registry[channel.key] = channel
    return channel


def channel_for(key: str) -> Channel:
    """Return the channel, in the demo always the file double; a channel that is gone falls back to e-mail."""
    found = _registry.get(key, _registry[EmailChannel.key])
    return FileChannel(instead_of=found.key) if settings.DEMO else found


def choices(*, guest: bool = False) -> list[tuple[str, object]]:
    """Return what a person can choose; a guest has no page, so she cannot choose to read only there."""
    offered = [
        (channel.key, channel.label)
        for channel in _registry.values()
        if channel.offered and (channel.for_guests or not guest)
    ]
    return offered if guest else [*offered, ("none", _("Only here on the site"))]


register(EmailChannel())
