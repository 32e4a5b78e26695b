"""``roret texts group | redact | language``: the engine from the command line, without a database or a website.

Exit codes: 0 done, 1 the input cannot be used (with the reason on one line), 2 wrong arguments, 130 stopped.
"""

from roret.engines.texts.command.main import main

__all__ = ["main"]
