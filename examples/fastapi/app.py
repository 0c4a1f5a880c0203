"""A web service that turns a report's data into the finished Word file, or tells everything wrong with it.

    pip install fastapi uvicorn
    uvicorn app:app
    curl -s localhost:8000/bao-cao -H "Accept-Language: vi" --data-binary @../van-phong-ubnd/report.yaml -o bao-cao.docx
    curl -s localhost:8000/kiem-tra --data-binary @../van-phong-ubnd/report.yaml

The body is a report file, YAML or JSON. What is wrong comes back as sokert tells it, all at once, each finding with its
path (`metrics[3].value`), in the language that the caller asks for. The route reads the body itself: a parameter typed
`Report` would be read by FastAPI, and told in the words of a library.
"""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

import sokert

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

app = FastAPI(title="Báo cáo sơ kết")


def language(request: Request) -> str:
    """Return the language that findings are told in: Vietnamese, unless the caller asks for English."""
    return "en" if request.headers.get("accept-language", "vi").lower().startswith("en") else "vi"


@app.exception_handler(sokert.SokertError)
async def told(request: Request, error: sokert.SokertError) -> JSONResponse:
    """Return everything that is wrong: 422 where the caller can mend it, 500 where a file of ours is at fault."""
    findings = [finding.as_json(language(request)) for finding in error.findings]
    return JSONResponse({"findings": findings}, 500 if isinstance(error, sokert.FileError) else 422)


@app.post(
    "/bao-cao", response_class=Response, responses={200: {"content": {WORD: {}}}, 422: {"description": "findings"}}
)
async def render(request: Request) -> Response:
    """Return the finished Word file of a report."""
    report = sokert.parse(await request.body())  # it names no file of ours: no folder is given
    return Response(sokert.render(report), media_type=WORD)


@app.post("/kiem-tra")
async def check(request: Request) -> dict[str, list[dict[str, object]]]:
    """Return what a report's figures and words give rise to."""
    report = sokert.parse(await request.body())
    return {"findings": [finding.as_json(language(request)) for finding in sokert.check(report)]}
