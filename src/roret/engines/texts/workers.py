"""One loop over shards of work: in this process, on all cores (joblib), or on a Dask cluster. The order never changes.

A shard is a plain value and the work a plain function, so the result is the same wherever it is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from roret.engines.errors import EngineError

Shard = TypeVar("Shard")
Result = TypeVar("Result")
Progress = Callable[[int, int], None]
"""Called with (done, total). Whatever it raises stops the work and comes out unchanged: that is how one cancels."""


_PATIENCE = 15
"""Seconds to wait for a scheduler."""


class ClusterError(EngineError):
    """The cluster cannot be used."""

    messages = {
        "cluster.not_installed": "A cluster needs the extra `cluster` of the package: roret[cluster].",
        "cluster.no_answer": "No Dask scheduler answers at %(address)s.",
    }


def part(progress: Progress | None, start: int, end: int) -> Progress:
    """Return a progress for one step, which goes from `start` to `end` of a hundred."""

    def tell(done: int, total: int) -> None:
        if progress:
            progress(start + (end - start) * done // max(total, 1), 100)

    return tell


def told(results: Iterable[Result], total: int, progress: Progress | None) -> Iterator[Result]:
    """Yield the results and tell after each how many are done."""
    for done, result in enumerate(results, 1):
        yield result
        if progress:
            progress(done, total)


class Workers:
    """Who does the work. Make one by `open_workers`."""

    def __init__(self, jobs: int = 1, *, cluster: bool = False) -> None:
        self.jobs = jobs
        self.cluster = cluster

    @property
    def alone(self) -> bool:
        """Tell whether everything is done in this process."""
        return self.jobs == 1 and not self.cluster

    def map(self, work: Callable[[Shard], Result], shards: Sequence[Shard]) -> Iterator[Result]:
        """Yield `work(shard)` for each shard, in order, as they come."""
        if self.alone or len(shards) <= 1:
            return (work(shard) for shard in shards)
        return self._parallel(work, shards)

    def _parallel(self, work: Callable[[Shard], Result], shards: Iterable[Shard]) -> Iterator[Result]:
        from joblib import Parallel, delayed

        parallel = Parallel(n_jobs=-1 if self.cluster else self.jobs, return_as="generator", batch_size=1)
        results = parallel(delayed(work)(shard) for shard in shards)
        try:
            yield from results
        finally:
            results.close()


@contextmanager
def open_workers(jobs: int = 1, *, cluster: str = "") -> Iterator[Workers]:
    """Open the workers: `jobs` processes here (-1 is one for each core), or those of the Dask scheduler at an address."""
    with ExitStack() as stack:
        if cluster:
            from joblib import parallel_config

            client = stack.enter_context(_client(cluster))
            stack.enter_context(parallel_config(backend="dask", client=client, wait_for_workers_timeout=30))
        yield Workers(jobs, cluster=bool(cluster))


@contextmanager
def _client(address: str) -> Iterator[object]:
    try:
        from distributed import Client

        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except ImportError as error:
        raise ClusterError("cluster.not_installed") from error
    except (OSError, ValueError) as error:
        raise ClusterError("cluster.no_answer", address=address) from error
    try:
        yield client
    finally:
        client.close()
