"""Many communes' reports in one batch: one by one, on two processes, on a Dask cluster of two workers.

    python benchmarks/many_communes.py [COUNT]

Prints reports per second, the speed-up and the peak memory of all processes together; fails where a byte differs or a
report is lost. In both batches a worker is killed after a third of the reports.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import psutil

import sokert
from sokert.batch import Job, cluster

BODY = """Xã tiếp nhận {{ ho_so|with_unit }}, {{ ho_so|change }}; thu ngân sách đạt {{ thu|with_unit }},
{{ thu|change }}.

Công tác tiếp công dân được duy trì; đã tiếp {{ tiep_dan|with_unit }}.
"""


def commune(number: int) -> sokert.Report:
    figures = {
        "ho_so": ("Hồ sơ", "hồ sơ"),
        "thu": ("Thu ngân sách", "triệu đồng"),
        "tiep_dan": ("Tiếp công dân", "lượt"),
    }
    metrics = [
        {"code": code, "name": name, "unit": unit, "value": 200 + number % 97 * at, "previous": 150 + number % 89}
        for at, (code, (name, unit)) in enumerate(figures.items(), 1)
    ]
    titles = ("Kinh tế", "Văn hóa, xã hội", "Quốc phòng, an ninh", "Cải cách hành chính")
    return sokert.Report.model_validate(
        {
            "period": "2026-H1",
            "issuer": {"name": f"UBND Xã số {number:04}", "place": "Mẫu Sơn", "code": "UBND"},
            "signatory": {"authority": "TM. ỦY BAN NHÂN DÂN", "position": "CHỦ TỊCH"},
            "metrics": metrics,
            "sections": [{"title": title, "body": BODY} for title in titles],
        }
    )


def jobs(folder: Path, count: int) -> Iterator[Job]:
    return ((commune(number), folder / f"xa-{number:04}.docx") for number in range(1, count + 1))


def digests(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.docx")}


class Peak:
    """The most memory that this process and all below it held at once, watched every half second."""

    def __enter__(self) -> Peak:
        self.bytes, self._stop = 0, threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()

    def _watch(self) -> None:
        me = psutil.Process()
        while not self._stop.wait(0.5):
            held = 0
            for one in (me, *me.children(recursive=True)):
                try:
                    held += one.memory_full_info().uss
                except psutil.Error:
                    continue  # it has just ended
            self.bytes = max(self.bytes, held)


def measured(name: str, count: int, run: Callable[[Path], None], seconds: float | None) -> tuple[float, dict[str, str]]:
    with tempfile.TemporaryDirectory() as made, Peak() as peak:
        start = time.perf_counter()
        run(Path(made))
        took = time.perf_counter() - start
        kept = digests(Path(made))
    gained = f", {seconds / took:.2f} times as fast" if seconds else ""
    print(f"{name}: {count / took:.1f} reports/s{gained}, peak {peak.bytes / 2**20:.0f} MB", flush=True)
    return took, kept


def killed(pids: Callable[[], list[int]], ended: Iterator[object], after: int) -> None:
    """Take all results, and kill a worker on the way."""
    for number, one in enumerate(ended):
        assert one.error is None, one.error  # type: ignore[attr-defined]
        if number == after:
            os.kill(pids()[0], signal.SIGKILL)


def main(count: int) -> None:
    def one_by_one(folder: Path) -> None:
        for report, target in jobs(folder, count):
            sokert.render(report, target)  # type: ignore[arg-type]

    def processes(folder: Path) -> None:
        below = lambda: [one.pid for one in psutil.Process().children()]  # noqa: E731
        killed(below, sokert.render_many(jobs(folder, count), workers=2), count // 3)

    def dask(folder: Path) -> None:
        workers = lambda: [one.pid for one in local.workers.values()]  # noqa: E731
        with cluster(local.scheduler_address) as executor:
            killed(workers, sokert.render_many(jobs(folder, count), executor=executor), count // 3)

    seconds, first = measured("one by one", count, one_by_one, None)
    assert len(first) == count
    assert measured("two processes, one killed", count, processes, seconds)[1] == first
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as local:
        assert measured("Dask, two workers, one killed", count, dask, seconds)[1] == first


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3321)
