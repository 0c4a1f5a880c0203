"""A web service that turns a report's data into the finished Word file, or tells everything wrong with it.

    pip install fastapi uvicorn
    uvicorn app:app
    curl -s localhost:8000/bao-cao -H "Accept-Language: vi" --data-binary @../van-phong-ubnd/report.yaml -o bao-cao.docx
    curl -s localhost:8000/kiem-tra --data-binary @../van-phong-ubnd/report.yaml
    curl -s localhost:8000/xem --data-binary @../van-phong-ubnd/report.yaml -o xem.html
    curl -s localhost:8000/mau --data-binary @mau.docx
    curl -s localhost:8000/phong --data-binary '{"period": "2026-H1", "sections": [{"title": "Kết quả"}]}' -o phong.docx

The body is a report file, YAML or JSON. What is wrong comes back as sokert tells it, all at once, each finding with its
path (`metrics[3].value`), in the language that the caller asks for. The routes read the body themselves: a parameter
typed `Report` would be read by FastAPI, and told in the words of a library. They are plain `def`: rendering is work,
which FastAPI then does beside its loop.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

import sokert

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# What every report of this office has in common: who sends only figures and words need not say it.
HEAD: dict[str, Any] = {
    "issuer": {"parent": "UBND TỈNH MẪU", "name": "Văn phòng", "place": "Mẫu Sơn", "code": "VP"},
    "signatory": {"position": "CHÁNH VĂN PHÒNG"},
    "recipients": ["Thường trực Tỉnh ủy", "Lưu: VT, TH"],
}

app = FastAPI(title="Báo cáo sơ kết")


def language(request: Request) -> str:
    """Return the language that findings are told in: Vietnamese, unless the caller asks for English."""
    return "en" if request.headers.get("accept-language", "vi").lower().startswith("en") else "vi"


async def body(request: Request) -> bytes:
    """Return what was sent, as it was sent."""
    return await request.body()


Sent = Annotated[bytes, Depends(body)]
Language = Annotated[str, Depends(language)]


@app.exception_handler(sokert.SokertError)
async def told(request: Request, error: sokert.SokertError) -> JSONResponse:
    """Return everything that is wrong: 422 where the caller can mend it, 500 where a file of ours is at fault.

    A file of ours has a name; what was sent to us, such as a Word form that is none, has not.
    """
    findings = [finding.as_json(language(request)) for finding in error.findings]
    ours = isinstance(error, sokert.FileError) and any(finding.where.file for finding in error.findings)
    return JSONResponse({"findings": findings}, 500 if ours else 422)


def word(report: sokert.Report) -> Response:
    """Return the finished Word file; where anything is wrong with figures, words or tags all of it is told instead."""
    wrong, content = [finding for finding in sokert.check(report) if finding.level == "error"], b""
    try:
        content = sokert.render(report)
    except sokert.FileError:
        raise
    except sokert.SokertError as error:
        wrong += [finding for finding in error.findings if finding not in wrong]
    if wrong:
        raise sokert.DataError(wrong)
    return Response(content, media_type=WORD)


@app.post(
    "/bao-cao", response_class=Response, responses={200: {"content": {WORD: {}}}, 422: {"description": "findings"}}
)
def render(sent: Sent) -> Response:
    """Return the finished Word file of a report."""
    return word(sokert.parse(sent))  # it names no file of ours: no folder is given


@app.post("/phong", response_class=Response, responses={200: {"content": {WORD: {}}}, 422: {"description": "findings"}})
def render_ours(sent: Sent) -> Response:
    """Return the Word file of this office's report, of which only the period, figures and words are sent."""
    return word(sokert.parse({**HEAD, **sokert.load_data(sent)}))


@app.post("/kiem-tra")
def check(sent: Sent, lang: Language) -> dict[str, list[dict[str, object]]]:
    """Return what a report's figures and words give rise to."""
    return {"findings": [finding.as_json(lang) for finding in sokert.check(sokert.parse(sent))]}


@app.post("/mau")
def check_form(sent: Sent, lang: Language) -> dict[str, object]:
    """Return what is wrong with a Word form that an office sends, and the JSON Schema of the data it asks for."""
    form = sokert.Template(sent)
    return {"findings": [finding.as_json(lang) for finding in form.check()], "schema": form.variables().schema()}


@app.post("/xem", response_class=HTMLResponse)
def preview(sent: Sent, lang: Language) -> str:
    """Return the report's pages as one page of HTML, with what was found beside the words."""
    return sokert.preview(sokert.parse(sent), lang=lang)
