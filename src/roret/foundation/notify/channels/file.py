"""The double: writes each message to the state folder, where the demo page reads it. Nothing leaves the machine."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from roret.foundation import clock
from roret.foundation.notify.channels.base import Channel


class FileChannel(Channel):
    """Writes one file for each digest; sending the same digest again writes the same file."""

    key = "file"
    label = "file"
    offered = False

    def __init__(self, *, instead_of: str = "file") -> None:
        """Remember which channel it stands in for."""
        self.instead_of = instead_of

    def send(self, digest: Any) -> None:
        """Write the message as JSON; a reader never sees half a file."""
        folder = messages_folder()
        folder.mkdir(parents=True, exist_ok=True)
        recipient = digest.recipient
        content = {
            "id": digest.pk, "channel": self.instead_of, "to": recipient.address, "user": recipient.user_id,
            "language": recipient.language, "subject": digest.subject, "text": digest.text, "html": digest.html,
            "at": clock.now().isoformat(),
        }  # fmt: skip
        unfinished = folder / f".{digest.pk}.tmp"
        unfinished.write_text(json.dumps(content, ensure_ascii=False))
        unfinished.replace(folder / f"{digest.pk:09d}.json")


def messages_folder() -> Path:
    """Return the folder of the messages."""
    return Path(settings.RORET_STATE_DIR) / "messages"


def written_messages(*, newest: int = 200) -> Iterator[dict[str, Any]]:
    """Yield the messages, newest first; for the demo page that shows all that would have been sent."""
    for path in sorted(messages_folder().glob("*.json"), reverse=True)[:newest]:
        yield json.loads(path.read_text())
