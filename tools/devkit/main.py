"""The commands of `./dev` and what `./dev help` says about them."""

import sys

from .shell import Stop, say


def setup(_arguments):
    """make the environment (.venv) from the locks"""
    from . import setup as environment

    environment.ensure()


def lock(arguments):
    """resolve the dependencies of pyproject.toml again [--upgrade]"""
    from . import locks

    locks.lock(arguments)


def help_(_arguments):
    """say this"""
    say("Usage: ./dev COMMAND\n")
    for name, command in COMMANDS.items():
        say(f"  {name:<12} {command.__doc__}")


COMMANDS = {"setup": setup, "lock": lock, "help": help_}


def main(arguments):
    """Run one command; the exit code is the command's."""
    name, *rest = arguments or ["help"]
    command = COMMANDS.get({"-h": "help", "--help": "help"}.get(name, name))
    if command is None:
        say(f"./dev knows no command {name!r}. `./dev help` lists them.")
        return 2
    try:
        return command(rest) or 0
    except Stop as reason:
        print(reason, file=sys.stderr)
        return reason.code
    except KeyboardInterrupt:
        return 130
