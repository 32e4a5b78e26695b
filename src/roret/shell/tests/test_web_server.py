"""The web server's processes share what comes, and do not look through what never dies."""

import gc
from types import SimpleNamespace

import pytest
from gunicorn.config import Config
from gunicorn.workers.gthread import ThreadWorker

from roret.shell import web_server


@pytest.fixture
def worker():
    config = Config()
    config.set("threads", 4)
    config.set("worker_connections", 100)
    made = web_server.FairWorker(0, 0, [], SimpleNamespace(), 30, config, SimpleNamespace())
    yield made
    made.tmp.close()


def takes_more(worker):
    """Ask as gunicorn does."""
    return worker.nr_conns < worker.worker_connections


def keeps(worker):
    """Ask as gunicorn does."""
    return len(worker.keepalived_conns) < worker.max_keepalived


def test_gunicorn_is_told_to_use_it():
    assert web_server.worker_class is web_server.FairWorker
    assert issubclass(web_server.FairWorker, ThreadWorker)


def test_new_connections_are_taken_while_a_thread_is_free(worker):
    worker.nr_conns = 3
    assert takes_more(worker)
    worker.nr_conns = 4
    assert not takes_more(worker)


def test_those_that_wait_for_their_next_request_take_no_thread(worker):
    worker.nr_conns = 23
    worker.keepalived_conns.extend(range(19))
    worker.pending_conns.append("slow")
    assert takes_more(worker)
    worker.nr_conns = 24
    assert not takes_more(worker)


def test_there_is_an_end_to_how_many_wait(worker):
    worker.nr_conns = 100
    worker.keepalived_conns.extend(range(100))
    assert not takes_more(worker)
    assert not keeps(worker)


def test_a_connection_is_kept_unless_others_wait_for_a_thread(worker):
    worker.nr_conns = 4
    assert keeps(worker)
    worker.nr_conns = 5
    assert not keeps(worker)
    worker.keepalived_conns.append("waits for its next request")
    assert keeps(worker)


def test_the_processes_look_seldom_for_dead_rings():
    before = gc.get_threshold()
    try:
        web_server.when_ready(None)
        web_server.post_fork(None, None)
        assert gc.get_freeze_count() > 0
        assert gc.get_threshold()[0] > before[0]
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
