"""The example of a web service: what is wrong is shown as sokert tells it."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

import sokert
from small_forms import form, p, seen
from specimens import SMALL

pytest.importorskip("fastapi", reason="the example of a web service needs fastapi and httpx2")
from fastapi.testclient import TestClient

APP = Path(__file__).parent.parent / "examples" / "fastapi" / "app.py"


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(runpy.run_path(str(APP))["app"])


def test_a_report_comes_back_as_the_finished_file(client: TestClient) -> None:
    answer = client.post("/bao-cao", content=json.dumps(SMALL, default=str))
    assert answer.status_code == 200
    assert answer.content == sokert.render(sokert.parse(json.dumps(SMALL, default=str)))
    assert "BÁO CÁO" in "\n".join(seen(answer.content))


def test_a_stranger_reaches_no_picture_of_ours(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parent.parent / "docs" / "images")
    picture = next(one.name for one in sorted(Path().iterdir()) if one.suffix == ".png")
    data = {**SMALL, "sections": [{"title": "Kết quả", "body": f"![Ảnh]({picture})"}]}
    answer = client.post("/bao-cao", content=json.dumps(data, default=str))
    assert (answer.status_code, [one["code"] for one in answer.json()["findings"]]) == (422, ["FILL-IMAGE"])


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_everything_wrong_comes_back_at_once_with_its_path(client: TestClient, lang: str) -> None:
    data: dict[str, Any] = {
        **SMALL,
        "template": "/etc/mau.docx",
        "sources": [{"file": "/etc/passwd.csv"}],
        "metrics": [{"code": "a b", "name": "A", "value": "1.234,5"}, {"code": "b", "name": "B", "valu": 1}],
        "sections": [{"title": "Kết quả", "body": "{{ b"}],
    }
    answer = client.post("/kiem-tra", content=json.dumps(data, default=str), headers={"Accept-Language": lang})
    told = {(one["where"]["path"], one["code"]) for one in answer.json()["findings"]}
    assert (answer.status_code, told) == (
        422,
        {
            ("template", "DATA-NO-FOLDER"),
            ("sources[0].file", "DATA-NO-FOLDER"),
            ("metrics[0].code", "DATA-CODE"),
            ("metrics[0].value", "DATA-FIGURE"),
            ("metrics[1].valu", "DATA-UNKNOWN-KEY"),
            ("sections[0].body", "TAG-UNCLOSED"),
        },
    )
    with pytest.raises(sokert.SokertError) as raised:
        sokert.parse(json.dumps(data, default=str))
    assert answer.json()["findings"] == [finding.as_json(lang) for finding in raised.value.findings]
    assert "pydantic" not in answer.text


def test_an_office_s_own_head_a_page_to_look_at_and_a_contradiction_that_is_not_issued(client: TestClient) -> None:
    own = {"period": "2026-H1", "metrics": SMALL["metrics"], "sections": [{"title": "Kết quả"}]}
    answer = client.post("/phong", content=json.dumps(own, default=str))
    assert (answer.status_code, "CHÁNH VĂN PHÒNG" in "\n".join(seen(answer.content))) == (200, True)
    assert "<html" in client.post("/xem", content=json.dumps(SMALL, default=str)).text
    wrong = {**SMALL, "identities": ["khong_co = 1"]}
    answer = client.post("/bao-cao", content=json.dumps(wrong, default=str))
    assert (answer.status_code, answer.json()["findings"][0]["where"]["path"]) == (422, "identities[0]")


def test_a_form_that_is_none_is_the_sender_s_fault(client: TestClient) -> None:
    answer = client.post("/mau", content=b"PK no Word file")
    assert (answer.status_code, [one["code"] for one in answer.json()["findings"]]) == (422, ["WORD-DAMAGED"])
    answer = client.post("/mau", content=form(p("{{ ten|upper }}{{ so|nmber }}")))
    assert [one["code"] for one in answer.json()["findings"]] == ["TAG-UNKNOWN-FILTER"]
    assert set(answer.json()["schema"]["properties"]) == {"ten", "so"}


def test_a_sum_that_is_wrong_and_a_figure_that_is_not_known_come_back_together(client: TestClient) -> None:
    metrics = [
        *SMALL["metrics"],
        {"code": "cho", "name": "Đang chờ", "value": None, "unit": "văn bản"},
        {"code": "a", "name": "A", "value": 30000, "unit": "văn bản", "part_of": "van_ban_den"},
    ]
    answer = client.post("/bao-cao", content=json.dumps({**SMALL, "metrics": metrics}, default=str))
    told = {(one["where"]["path"], one["code"]) for one in answer.json()["findings"]}
    assert told >= {("metrics[2].value", "FILL-NOT-KNOWN"), ("metrics[0].value", "FIGURE-PARTS")}
