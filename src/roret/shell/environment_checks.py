"""Whether a setting can be right: each function returns the value or raises ``ValueError`` with what it must be."""

import os
import shlex
import shutil
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit


def web_address(value: str) -> str:
    """A page or site on the web."""
    said = urlsplit(value)
    if said.scheme not in {"http", "https"} or not said.hostname:
        msg = "must be an address like https://roret.kommune.dk"
        raise ValueError(msg)
    return value


def database_address(value: str) -> str:
    """A PostgreSQL database, or nothing."""
    if value and not value.startswith(("postgresql://", "postgres://")):
        msg = "must begin with postgresql:// because Roret only runs on PostgreSQL"
        raise ValueError(msg)
    try:
        _port = urlsplit(value).port
    except ValueError:
        msg = "must have a port of digits, like postgresql://user:password@host:5432/name"
        raise ValueError(msg) from None
    return value


def mail_address(value: str) -> str:
    """One address, with or without a name."""
    _name, address = parseaddr(value)
    if "@" not in address.strip("@"):
        msg = "must be an e-mail address, like noreply@kommune.dk"
        raise ValueError(msg)
    return value


def mail_address_or_none(value: str) -> str:
    """One address, or nothing."""
    return mail_address(value) if value else value


def host_names(value: str) -> str:
    """At least one name."""
    if not value.split():
        msg = "must name at least one host, like roret.kommune.dk"
        raise ValueError(msg)
    return value


def program(value: str) -> str:
    """A program that is there, or nothing."""
    words = shlex.split(value)
    if words and shutil.which(words[0]) is None:
        msg = f"names the program {words[0]}, which is not on this machine or may not be run"
        raise ValueError(msg)
    return value


def writable_folder(value: Path) -> Path:
    """A folder that can be written to, or can be made."""
    nearest = next(path for path in (value.absolute(), *value.absolute().parents) if path.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        msg = f"must be a folder that can be written to; {nearest} cannot"
        raise ValueError(msg)
    return value
