"""A real Dask cluster of two worker processes on this machine: the same bytes, and a killed worker loses nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import sokert
from batch.test_batch import commune, content, jobs, one_by_one
from sokert.batch import cluster

distributed = pytest.importorskip("distributed", reason="pip install 'sokert[batch]'")
pytestmark = pytest.mark.filterwarnings("ignore")  # Dask's own, of its ports and its event loop


@pytest.fixture(scope="module")
def scheduler() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as local:
        yield local


def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed(tmp_path: Path, scheduler: Any) -> None:
    with cluster(scheduler.scheduler_address) as executor:
        done = []
        for one in sokert.render_many(jobs(tmp_path, 40, wrong=25), executor=executor):
            done.append(one)
            if one.number == 10:
                nanny = next(iter(scheduler.workers.values()))
                nanny.close_gracefully()  # it starts no other worker: the one that is left does the rest
                os.kill(nanny.pid, signal.SIGTERM)
    assert [one.number for one in done] == list(range(40))
    assert [(one.number, one.error.findings[0].code) for one in done if one.error] == [(25, "TAG-UNKNOWN-FILTER")]
    kept = one_by_one(40)
    del kept["xa-025.docx"]
    assert content(tmp_path) == kept


def test_no_scheduler_at_an_address_is_told() -> None:
    with pytest.raises(sokert.DataError) as told:
        cluster("nowhere")
    assert told.value.findings[0].code == "BATCH-NO-SCHEDULER"
    assert commune(1).issuer.name == "Xã số 001"
