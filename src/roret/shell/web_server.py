"""What gunicorn does around its processes; ``roret serve`` hands it this module as its settings.

Python looks for rings of dead objects every 700 new ones, and each look walks through all that lives: here hundreds of
thousands of objects of code, addresses and templates, which never die. That took a seventh of every page's time. So what
is there when the processes are made is put aside, and the rest is looked through seldom.

A browser keeps its connection, and with it the process that it came to. Of eight, one process may get six and another two,
while each has a core. So a process takes a new connection only while one of its threads is free, and lets go of one that
it has answered while others wait for it: the next request comes to whichever process is free.

What is too large is answered before it has been read. A browser that is cut off while it sends shows a page of its own, so
the rest is thrown away for some seconds, in which it reads the answer.
"""

import gc
import sys
import time
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

NEW_OBJECTS, YOUNG_ROUNDS, OLD_ROUNDS = 100_000, 50, 1000
"""How many new objects make a look worth while; how many looks among the new before the older are looked through too."""

LINGER = 10.0
"""For how many seconds the rest of a request that was answered unread is thrown away before the connection is cut."""


class FairWorker(ThreadWorker):
    """A process of threads that leaves to the others what it cannot begin at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._connections = self._kept = 0
        super().__init__(*args, **kwargs)

    @property
    def worker_connections(self) -> int:
        """Up to how many connections new ones are taken: those that wait for their next request, and one for each thread."""
        return min(self._connections, len(self.keepalived_conns) + len(self.pending_conns) + self.cfg.threads)

    @worker_connections.setter
    def worker_connections(self, most: int) -> None:
        self._connections = most

    @property
    def max_keepalived(self) -> int:
        """How many connections may wait for their next request: none while some wait here for a thread."""
        under_way = self.nr_conns - len(self.keepalived_conns) - len(self.pending_conns)
        return 0 if under_way > self.cfg.threads else self._kept

    @max_keepalived.setter
    def max_keepalived(self, most: int) -> None:
        self._kept = most

    def _keepalive_after(self, conn: Any, keepalive: bool) -> bool:  # noqa: FBT001 — gunicorn's own
        """Throw away what was not read of a request that has been answered; gunicorn gives up after some kilobytes."""
        whole = conn.parser.finish_body(deadline=time.monotonic() + LINGER, max_bytes=sys.maxsize)
        return bool(keepalive and whole)


worker_class = FairWorker


def when_ready(_server: Any) -> None:
    """Put aside what the house consists of, before the processes that share it are made."""
    gc.collect()
    gc.freeze()


def post_fork(_server: Any, _worker: Any) -> None:
    """Look seldom; a page makes a few thousand objects, and nearly all die without being looked for."""
    gc.set_threshold(NEW_OBJECTS, YOUNG_ROUNDS, OLD_ROUNDS)
