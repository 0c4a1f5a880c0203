"""Many reports at once: the same bytes in the same order, each with its own errors, nothing lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import make_dataclass
from functools import partial
from multiprocessing import Pool, get_start_method
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

import sokert
from sokert import batch


def commune(number: int, body: str = "Xã tiếp nhận {{ ho_so|with_unit }}, {{ ho_so|change }}.") -> sokert.Report:
    return sokert.Report.model_validate(
        {
            "period": "2026-H1",
            "issuer": {"name": f"Xã số {number:03}", "place": "Mẫu Sơn", "code": "UBND"},
            "signatory": {"position": "CHỦ TỊCH"},
            "metrics": [{"code": "ho_so", "name": "Hồ sơ", "value": 100 + number, "unit": "hồ sơ", "previous": 90}],
            "sections": [{"title": "Kết quả", "body": body}],
        }
    )


def jobs(folder: Path, count: int, wrong: int = -1) -> list[tuple[sokert.Report, Path]]:
    reports = (commune(at, "{{ ho_so|no_filter }}") if at == wrong else commune(at) for at in range(count))
    return [(report, folder / f"xa-{at:03}.docx") for at, report in enumerate(reports)]


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.docx"))}


def one_by_one(count: int) -> dict[str, bytes]:
    return {f"xa-{at:03}.docx": sokert.render(commune(at)) for at in range(count)}


def test_processes_give_the_same_bytes_in_the_same_order(tmp_path: Path) -> None:
    done = list(sokert.render_many(jobs(tmp_path, 20), workers=2))
    assert [(one.number, one.target.name, one.error) for one in done] == [
        (at, f"xa-{at:03}.docx", None) for at in range(20)
    ]
    assert content(tmp_path) == one_by_one(20)


def loud(words: str) -> str:
    return words.upper()


def test_a_template_with_own_filters_goes_to_processes_where_they_can(tmp_path: Path) -> None:
    given = [(commune(1, "{{ 'nhanh'|to }}"), tmp_path / "a.docx")]
    own = sokert.Template("half-year/office", filters={"to": loud})
    (done,) = sokert.render_many(given, template=own, workers=1)
    assert done.error is None
    assert (tmp_path / "a.docx").read_bytes() == sokert.render(given[0][0], template=own)


def test_a_template_that_cannot_go_to_processes_is_told_at_once(tmp_path: Path) -> None:
    own = sokert.Template("half-year/office", filters={"to": lambda words: words})
    with pytest.raises(sokert.TemplateError) as told:
        next(sokert.render_many(jobs(tmp_path, 1), template=own))
    assert told.value.findings[0].code == "OWN-STAYS"
    with ThreadPoolExecutor(1) as executor:
        assert [one.error for one in sokert.render_many(jobs(tmp_path, 1), template=own, executor=executor)] == [None]
    with pytest.raises(sokert.DataError) as refused:  # whose filters may have changed meanwhile
        next(sokert.render_many(jobs(tmp_path, 1), template=own, journal=tmp_path / "journal"))
    assert refused.value.findings[0].facts["name"] == "template"


def test_a_job_that_is_no_report_is_told_as_that(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as executor:
        (done,) = sokert.render_many([(2023, tmp_path / "a.docx")], executor=executor)  # type: ignore[list-item]
    assert [one.code for one in done.error.findings] == ["CALL-REPORT-EXPECTED"]  # type: ignore[union-attr]


def test_data_of_a_report_are_read_in_their_job_and_their_mistakes_are_its_own(tmp_path: Path) -> None:
    good, bad = (commune(at).model_dump(mode="json", exclude_unset=True, by_alias=True) for at in (7, 8))
    bad["metrics"][0]["value"] = "1.234,5"
    with ThreadPoolExecutor(1) as executor:
        done = list(sokert.render_many([(bad, tmp_path / "b.docx"), (good, tmp_path / "a.docx")], executor=executor))
    assert content(tmp_path) == {"a.docx": sokert.render(commune(7))}
    wrong = [(one.code, one.where.path) for one in done[0].error.findings]  # type: ignore[union-attr]
    assert (done[0].target.name, wrong) == ("b.docx", [("DATA-FIGURE", "metrics[0].value")])


class Own(BaseModel):
    period: str
    issuer: object
    signatory: object
    metrics: object
    sections: object
    number: int | None = None


@pytest.mark.parametrize("processes", [False, True])
def test_a_record_of_ones_own_that_is_the_whole_report_is_a_job(tmp_path: Path, processes: bool) -> None:
    data = commune(7).model_dump(mode="json", exclude_unset=True, by_alias=True)
    record = make_dataclass("Whole", list(data))(**data)  # which no process could be given
    given = [(record, tmp_path / "a.docx"), (Own(**data), tmp_path / "b.docx")]
    with ProcessPoolExecutor(1) if processes else ThreadPoolExecutor(1) as executor:
        assert [done.error for done in sokert.render_many(given, executor=executor)] == [None, None]
    assert set(content(tmp_path).values()) == {sokert.render(commune(7))}


def test_a_second_job_of_one_file_is_told_and_the_first_stays(tmp_path: Path) -> None:
    twice = [(commune(at), tmp_path / "a.docx") for at in range(2)]
    with ThreadPoolExecutor(2) as executor:
        first, second = sokert.render_many(twice, executor=executor)
    assert first.error is None
    assert [(one.code, one.facts["first"]) for one in second.error.findings] == [("BATCH-TWICE", 1)]  # type: ignore[union-attr]
    assert (tmp_path / "a.docx").read_bytes() == sokert.render(commune(0))


def test_an_error_is_that_of_its_job_alone(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as executor:
        done = list(sokert.render_many(jobs(tmp_path, 5, wrong=2), executor=executor))
    assert [one.number for one in done if one.error] == [2]
    assert [one.code for one in done[2].error.findings] == ["TAG-UNKNOWN-FILTER"]  # type: ignore[union-attr]
    assert sorted(content(tmp_path)) == [f"xa-{at:03}.docx" for at in (0, 1, 3, 4)]


def test_a_report_file_is_read_where_it_is_rendered_and_its_mistakes_name_it(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.json", tmp_path / "b.json"
    good.write_text(commune(7).model_dump_json(exclude_unset=True, by_alias=True), "utf-8")
    bad.write_text("{}", "utf-8")
    with ThreadPoolExecutor(1) as executor:
        done = list(sokert.render_many([(bad, tmp_path / "b.docx"), (good, tmp_path / "a.docx")], executor=executor))
    assert content(tmp_path) == {"a.docx": sokert.render(commune(7))}
    assert {one.where.file for one in done[0].error.findings} == {str(bad)}  # type: ignore[union-attr]


forked = pytest.mark.skipif(get_start_method() != "fork", reason="only a forked process knows what the test patched")


def killing(mark: Path, then: Any, report: sokert.Report, **named: Any) -> Any:
    """Kill the process the first time, and every time where there is no file to remember it by."""
    if report.issuer.name == "Xã số 003":
        if not mark.parent.exists():
            os.kill(os.getpid(), signal.SIGKILL)
        try:
            mark.touch(exist_ok=False)
            os.kill(os.getpid(), signal.SIGKILL)
        except FileExistsError:
            pass
    return then(report, **named)


@forked
def test_a_worker_killed_midway_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "render", partial(killing, tmp_path / "killed", batch.render))
    done = list(sokert.render_many(jobs(tmp_path, 12), workers=2))
    assert (tmp_path / "killed").exists()
    assert [one.error for one in done] == [None] * 12
    assert content(tmp_path) == one_by_one(12)


@forked
def test_a_job_that_kills_its_workers_is_told_and_the_others_are_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "render", partial(killing, tmp_path / "nowhere" / "killed", batch.render))
    done = list(sokert.render_many(jobs(tmp_path, 8), workers=2))
    assert [(one.number, one.error.findings[0].code) for one in done if one.error] == [(3, "BATCH-LOST")]
    assert len(content(tmp_path)) == 7


@forked
def test_where_workers_read_the_script_anew_the_hint_names_the_guard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows and macOS each worker of a script without it ended at once, and the hint led to --resume alone."""
    monkeypatch.setattr(batch, "render", partial(killing, tmp_path / "nowhere" / "killed", batch.render))
    monkeypatch.setattr(batch, "get_start_method", lambda: "spawn")
    [done] = sokert.render_many([(commune(3), tmp_path / "x.docx")], workers=1)
    assert done.error
    assert 'if __name__ == "__main__":' in done.error.findings[0].hint("en")


def of_a_pool(folder: str) -> list[str]:
    return [str(one.error) for one in sokert.render_many(jobs(Path(folder), 2))]


@forked
def test_a_worker_of_a_pool_renders_many_by_itself(tmp_path: Path) -> None:
    """Such a worker, also Celery's, may have no processes of its own: an AssertionError came, of multiprocessing."""
    with Pool(1) as pool:
        assert pool.apply(of_a_pool, (str(tmp_path),)) == ["None", "None"]
    assert len(content(tmp_path)) == 2


def test_only_so_many_reports_are_in_memory(tmp_path: Path) -> None:
    given, taken = 0, 0

    def endless() -> Iterator[tuple[sokert.Report, Path]]:
        nonlocal given
        for job in jobs(tmp_path, batch.AHEAD * 2):
            given += 1
            assert given - taken <= batch.AHEAD + 1
            yield job

    class Lazy(ThreadPoolExecutor):
        def submit(self, call: Any, /, *args: Any, **named: Any) -> Future[Any]:
            future: Future[Any] = Future()
            future.set_result(call(*args, **named))
            return future

    for _ in sokert.render_many(endless(), executor=Lazy(1)):
        taken += 1
    assert taken == batch.AHEAD * 2


def skipped(folder: Path, made: list[tuple[sokert.Report, Path]], **more: Any) -> list[int]:
    with ThreadPoolExecutor(1) as executor:
        done = list(sokert.render_many(made, executor=executor, journal=folder / "journal", **more))
    assert [one.error for one in done] == [None] * len(made)
    return [one.number for one in done if one.skipped]


def test_what_is_finished_is_passed_over_by_its_content(tmp_path: Path) -> None:
    made = jobs(tmp_path, 4)
    assert skipped(tmp_path, made) == []
    assert skipped(tmp_path, made) == [0, 1, 2, 3]
    made[1] = (commune(77), made[1][1])  # another report
    made[2][1].unlink()
    os.utime(made[3][1], (0, 0))
    assert skipped(tmp_path, made) == [0, 3]
    assert content(tmp_path)["xa-001.docx"] == sokert.render(commune(77))
    with (tmp_path / "journal").open("a", encoding="utf-8") as file:
        file.write('\n["xa-0')  # a batch that was killed in the middle of a line
    assert skipped(tmp_path, made) == [0, 1, 2, 3]
    assert skipped(tmp_path, made) == [0, 1, 2, 3]


def test_a_changed_template_or_what_it_includes_is_seen(tmp_path: Path) -> None:
    (tmp_path / "mau").mkdir()
    mine, part = tmp_path / "mau" / "mau.md", tmp_path / "mau" / "loi-ket.md"
    mine.write_text(
        '{% extends "half-year/office" %}\n{% block opening %}\n{% include "loi-ket.md" %}\n{% endblock %}\n', "utf-8"
    )
    part.write_text("Một\n", "utf-8")
    made = jobs(tmp_path, 2)
    assert [skipped(tmp_path, made, template=mine) for _ in range(2)] == [[], [0, 1]]
    part.write_text("Hai\n", "utf-8")
    assert skipped(tmp_path, made, template=mine) == []


def test_a_file_that_somebody_changed_stays(tmp_path: Path) -> None:
    made = jobs(tmp_path, 1)
    made[0][1].write_bytes(b"sua tay")
    with ThreadPoolExecutor(1) as executor:
        (done,) = sokert.render_many(made, executor=executor)
        assert done.error is not None
        assert done.error.findings[0].code == "FILE-NOT-OURS"
        (done,) = sokert.render_many(made, executor=executor, overwrite=True)
    assert done.error is None


def test_a_caller_may_bring_processes_of_his_own(tmp_path: Path) -> None:
    with ProcessPoolExecutor(1) as executor:
        assert [one.error for one in sokert.render_many(jobs(tmp_path, 3), executor=executor)] == [None] * 3
    assert content(tmp_path) == one_by_one(3)
