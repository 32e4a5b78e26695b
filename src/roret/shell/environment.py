"""Settings that differ between machines, read from the environment and checked before anything starts."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from roret.shell import environment_checks as checks

PROJECT = Path(__file__).resolve().parents[3]


class Environment(BaseSettings):
    """Every variable that Roret reads; ``docs/operations/environment.md`` is generated from this class."""

    model_config = SettingsConfigDict(env_prefix="RORET_", extra="ignore")

    database_url: str = Field(
        "",
        validation_alias="DATABASE_URL",
        description="Address of the PostgreSQL database (15 or newer), postgresql://user:password@host:port/name. "
        "Empty: the embedded server that ./dev starts.",
    )
    secret_key: str = Field(
        "",
        description="Secret for signing sessions and links, at least 40 characters. Empty only in the demo and in tests.",
    )
    pseudonym_key: str = Field(
        "", description="Secret for keyed hashes (CPR numbers, follow links), at least 40 characters. Never change it."
    )
    mode: str = Field(
        "demo",
        description="production, demo or test. The demo shows every message and lets one change persona with a click.",
    )
    hosts: str = Field(
        "localhost 127.0.0.1 [::1]", description="Names under which the site is reached, separated by spaces."
    )
    public_url: str = Field("http://127.0.0.1:8000", description="Address that links in messages begin with.")
    state_dir: Path = Field(
        PROJECT / ".state", description="Folder for uploaded files, the embedded database and logs."
    )
    municipality: str = Field("Københavns Kommune (demo)", description="Name of the municipality, shown in the header.")
    contact_email: str = Field("", description="Where citizens write to; shown at the foot of every page.")
    contact_phone: str = Field("", description="Where citizens ring; shown at the foot of every page.")
    colour: str = Field(
        "#0b5b62", description="The municipality's main colour as #rrggbb; must have a contrast of 4.5:1 on white."
    )
    was_url: str = Field(
        "https://was.digst.dk/",
        description="Address of the accessibility statement made in the WAS-Tool; /was leads there.",
    )
    email_url: str = Field(
        "",
        description="Mail server, smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host:465. "
        "Empty: messages are written to the state folder.",
    )
    email_from: str = Field("noreply@roret.example", description="Sender of e-mails.")
    upload_megabytes: int = Field(25, ge=1, le=500, description="Largest file that is taken, in megabytes.")
    scan_command: str = Field(
        "",
        description="Program that scans a received file for viruses; gets the path, ends with 0 when it is clean. Empty: no scan.",
    )
    page_cache_seconds: int = Field(
        5, ge=0, le=300, description="How long a public page is kept for those who are not signed in. 0: not at all."
    )
    proxies: int = Field(
        0,
        ge=0,
        le=5,
        description="Load balancers in front of the web server that add X-Forwarded-For; limits on sign-in need to know who asks.",
    )
    web_workers: int = Field(2, ge=1, le=64, description="Processes of the web server.")
    web_threads: int = Field(4, ge=1, le=64, description="Threads of each process.")
    small_cell: int = Field(5, ge=3, le=20, description="Counts below this are not shown in statistics.")

    @field_validator("mode")
    @classmethod
    def _known_mode(cls, value: str) -> str:
        if value not in {"production", "demo", "test"}:
            msg = "must be production, demo or test"
            raise ValueError(msg)
        return value

    _database_url = field_validator("database_url")(checks.database_address)
    _addresses = field_validator("public_url", "was_url")(checks.web_address)
    _sender = field_validator("email_from")(checks.mail_address)
    _contact = field_validator("contact_email")(checks.mail_address_or_none)
    _hosts = field_validator("hosts")(checks.host_names)
    _scanner = field_validator("scan_command")(checks.program)
    _state_dir = field_validator("state_dir")(checks.writable_folder)

    @field_validator("secret_key", "pseudonym_key")
    @classmethod
    def _long_enough(cls, value: str) -> str:
        if value and len(value) < 40:
            msg = "must be at least 40 characters"
            raise ValueError(msg)
        return value

    @field_validator("email_url")
    @classmethod
    def _is_mail_server(cls, value: str) -> str:
        address = urlsplit(value)
        if value and (address.scheme not in {"smtp", "smtps"} or not address.hostname):
            msg = "must be like smtp://user:password@host:587"
            raise ValueError(msg)
        return value

    @field_validator("colour")
    @classmethod
    def _readable(cls, value: str) -> str:
        from roret.foundation.ui.theme import validate_colour

        return validate_colour(value)


def variable_name(field: str) -> str:
    """Return the environment variable of a field."""
    alias = Environment.model_fields[field].validation_alias
    return str(alias) if alias else f"RORET_{field.upper()}"


def read_environment() -> Environment:
    """Read and check; on a wrong value stop the start with one sentence for each variable that is wrong."""
    try:
        environment = Environment()
    except ValidationError as error:
        lines = [
            f"{_named(problem['loc'])}: {problem['msg'].removeprefix('Value error, ')}" for problem in error.errors()
        ]
        sys.exit("Roret cannot start, because a setting is wrong:\n  " + "\n  ".join(lines))
    if environment.mode == "production":
        missing = [name for name in ("secret_key", "pseudonym_key", "database_url") if not getattr(environment, name)]
        if missing:
            names = ", ".join(variable_name(name) for name in missing)
            sys.exit(f"Roret cannot start in production without {names}. See docs/operations/environment.md.")
        if not environment.public_url.startswith("https://"):
            sys.exit(
                "Roret cannot start in production while RORET_PUBLIC_URL does not begin with https://, because sign-in "
                "and the links in messages depend on it."
            )
    return environment


def _named(location: tuple[int | str, ...]) -> str:
    name = str(location[0]) if location else "?"
    return variable_name(name) if name in Environment.model_fields else name
