"""The commands of `./dev` and what `./dev help` says about them."""

import sys

from .shell import Stop, python, say


def demo(arguments):
    """start Roret with the demo municipality on http://127.0.0.1:8000 [--port N] [--fresh]"""
    from . import demo as it

    it.demo(arguments)


def test(arguments):
    """run all checks and all tests [pytest arguments]"""
    from . import testing

    return testing.test(arguments)


def check(arguments):
    """lint, format, types, layers, Danish texts, migrations, templates"""
    from . import checks

    return checks.check(arguments)


def fix(arguments):
    """let ruff mend and format the code"""
    from . import checks

    checks.fix(arguments)


def messages(arguments):
    """collect and compile the texts [APP …] [--check] [--compile] [--prune]"""
    setup([])
    return _exit_code_of(lambda: python("-m", "roret.foundation.i18n.messages", *arguments))


def bench(arguments):
    """measure [pages] [--json FILE]; without a name: list the benches"""
    from . import assets

    setup([])
    assets.ensure(collect=False)
    return _exit_code_of(lambda: python("-m", "bench", *arguments))


def new_module(arguments):
    """make the skeleton of a module with tests that pass: NAME --stage listen [--one WORD] [--danish ONE,MANY]"""
    setup([])
    return _exit_code_of(lambda: python("tools/new_module.py", *arguments))


def db(arguments):
    """psql on the demo's database [--url: only print its address]"""
    from . import database

    setup([])
    database.shell(arguments)


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


COMMANDS = {
    "demo": demo,
    "test": test,
    "check": check,
    "fix": fix,
    "messages": messages,
    "bench": bench,
    "new-module": new_module,
    "db": db,
    "setup": setup,
    "lock": lock,
    "help": help_,
}

EXPLAIN_THEMSELVES = {"demo", "messages", "bench", "new-module"}
"""These have an answer of their own to `--help`."""


def main(arguments):
    """Run one command; the exit code is the command's."""
    name, *rest = arguments or ["help"]
    command = COMMANDS.get({"-h": "help", "--help": "help"}.get(name, name))
    if command is None:
        say(f"./dev knows no command {name!r}. `./dev help` lists them.")
        return 2
    if {"-h", "--help"} & set(rest) and name not in EXPLAIN_THEMSELVES:
        say(f"./dev {name}: {command.__doc__}")
        return 0
    try:
        return command(rest) or 0
    except Stop as reason:
        print(reason, file=sys.stderr)
        return reason.code
    except KeyboardInterrupt:
        return 130


def _exit_code_of(call):
    """The exit code of a tool that has already said what is wrong."""
    try:
        call()
    except Stop as reason:
        return reason.code
    return 0
