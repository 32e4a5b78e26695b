"""The virus scan: the municipality's own program is asked about every file that is received."""

import logging
import shlex
import subprocess
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from roret.foundation import authz
from roret.foundation.files.errors import FileRefused

SECONDS = 60
NOT_SCANNED, CLEAN, MADE_HERE = "not_scanned", "clean", "made_here"
_INFECTED = 1
_log = logging.getLogger("roret.files")


def scan(path: str, *, by: Any) -> str:
    """Ask the scanner about the file at ``path``; return ``clean``, or ``not_scanned`` where none is set up.

    The program gets the path as its last word and ends with 0 (clean) or 1 (infected), as ``clamdscan`` does. Raises
    ``FileRefused`` when it objects, fails, is not there or takes too long: what cannot be scanned is not taken.
    """
    command = shlex.split(settings.RORET_SCAN_COMMAND)
    if not command:
        return NOT_SCANNED
    try:
        code = subprocess.run([*command, path], capture_output=True, timeout=SECONDS, check=False).returncode
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _out_of_order(type(error).__name__, by) from error
    if code == _INFECTED:
        raise FileRefused(
            _("The virus scan stopped the file. Check your machine, and send the file from another place.")
        )
    if code:
        raise _out_of_order(f"exit {code}", by)
    return CLEAN


def _out_of_order(why: str, by: Any) -> FileRefused:
    _log.error("The virus scanner %s is out of order: %s", settings.RORET_SCAN_COMMAND, why)
    if authz.standing_of(by).is_staff:
        text = _(
            "The virus scanner does not work (%(why)s), so no files are taken. Tell operations to check RORET_SCAN_COMMAND."
        )
        return FileRefused(text % {"why": why})
    return FileRefused(_("Files cannot be received just now. Try again later, or send your text without the file."))
