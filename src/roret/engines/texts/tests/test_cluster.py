"""The same bytes from one process, from two and from a cluster of two workers."""

import pytest

from roret.engines.texts import workers
from roret.engines.texts.command.report_files import as_json
from roret.engines.texts.grouping import Options, group
from roret.engines.texts.tests import planted
from roret.engines.texts.workers import ClusterError

distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")


@pytest.fixture(scope="module")
def cluster():
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as started:
        yield started


def test_a_cluster_gives_the_same_bytes_as_one_process(cluster):
    texts = planted.consultation(2_200, seed=8, campaigns=5).texts
    ids = [str(number) for number in range(len(texts))]

    here = group(texts, ids)
    there = group(texts, ids, options=Options(cluster=cluster.scheduler_address))

    assert as_json(there) == as_json(here)
    assert any("read_shard" in name for name in cluster.scheduler.task_prefixes), "the cluster had nothing to do"


def test_an_address_where_nobody_answers_is_refused(monkeypatch):
    monkeypatch.setattr(workers, "_PATIENCE", 1)

    with pytest.raises(ClusterError) as refused:
        group(["a b c"], ["1"], options=Options(cluster="tcp://127.0.0.1:9"))
    assert refused.value.code == "cluster.no_answer"
