"""The record for programs: the same answers, described, bounded, and never a trace."""

import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from openapi_spec_validator import validate
from starlette.applications import Starlette

from bot.api import Objects, api_routes, tool_app, tool_server
from bot.api.endpoints import ENDPOINTS
from bot.api.objects import VERBATIM
from bot.cite import cited
from bot.web.pages import answered
from index.record import Record
from tests.bot.programs import ROOT, environment, onrecord
from tests.bot.web.pages.conftest import record as record
from tests.index.records import TODAY

ADDRESS = "https://record.example.org"


def application(record: Record, keys: tuple[str, ...] = ()) -> Starlette:
    objects = Objects(record, lambda: TODAY, ADDRESS)
    return Starlette(
        routes=api_routes(
            lambda _: objects,
            "On record",
            answered,
            lambda question: cited(record, "Owner", question, TODAY, ADDRESS),
            keys,
        )
    )


@pytest.fixture
async def api(record: Record) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(application(record))
    async with httpx.AsyncClient(transport=transport, base_url=f"{ADDRESS}/api/v1") as client:
        yield client


async def test_the_description_is_valid_and_names_every_address(api: httpx.AsyncClient) -> None:
    told = (await api.get(f"{ADDRESS}/api/openapi.json")).json()
    validate(told)
    assert set(told["paths"]) == {f"/api/v1{each.path}" for each in ENDPOINTS} | {"/api/v1/export"}
    assert VERBATIM in told["info"]["description"]


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/ask?q=When will the bridge be built?", {"kind": "quote", "answered": True}),
        ("/ask?q=opening hours of the bakery", {"kind": "absence", "answered": False}),
        ("/ask?q=how many statements mention rain", {"kind": "count"}),
        ("/ask?q=all statements on rain", {"kind": "list"}),
        ("/ask?q=what do you think about the bridge", {"kind": "cannot", "answered": False}),
        ("/search?q=rain&limit=2&offset=1", {"count": 60, "limit": 2, "offset": 1}),
        ("/statements/harbour", {"version": 2, "newest": 2}),
        ("/statements/harbour?v=1", {"version": 1}),
        ("/statements/hostile%2F..%2F%3Cb%3E%3F%23", {"version": 1}),
        ("/people", {"offset": 0}),
        ("/when?q=rain", {"statements": 60}),
        ("/verify?text=“The bridge will be built in three years.” Ada Field", {"verdict": "exact", "quotations": []}),
        ("/changes", {"offset": 0}),
    ],
)
async def test_an_address_answers_as_described(api: httpx.AsyncClient, path: str, wanted: dict[str, Any]) -> None:
    got = await api.get(path)
    assert got.status_code == 200
    assert got.headers["access-control-allow-origin"] == "*"
    told = got.json()
    assert {name: told[name] for name in wanted} == wanted
    if "elapsed_ms" not in told:
        assert (await api.get(path, headers={"If-None-Match": got.headers["etag"]})).status_code == 304


async def test_a_quote_is_a_slice_and_its_link_resolves(api: httpx.AsyncClient) -> None:
    for path in ("/ask?q=bridge", "/search?q=harbour", "/ask?q=how many statements mention rain"):
        for quote in (await api.get(path)).json()["quotes"]:
            statement = (await api.get(f"/statements/{quote['statement_id']}?v={quote['version']}")).json()
            assert statement["text"][quote["start"] : quote["end"]] == quote["text"]
            assert quote["link"].startswith(f"{ADDRESS}/q/")
            assert quote["link"].endswith(f"/{quote['version']}/{quote['start']}-{quote['end']}")


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        ("/ask", 400, "q: is missing"),
        ("/ask?q=", 400, "q: is missing"),
        (f"/ask?q={'x' * 3000}", 400, "q: at most"),
        ("/search?q=a&limit=-1", 400, "limit: a whole number"),
        ("/search?q=a&limit=1000000", 400, "limit: a whole number"),
        ("/people?offset=1e9", 400, "offset: a whole number"),
        ("/statements/nothing", 404, "no such statement"),
        ("/statements/harbour?v=9", 404, "no such statement"),
        ("/export?format=exe", 400, "format: one of"),
        ("/nothing", 404, "nothing at this address"),
    ],
)
async def test_what_is_wrong_is_told_as_a_problem(api: httpx.AsyncClient, path: str, status: int, detail: str) -> None:
    got = await api.get(path)
    assert got.status_code == status
    assert got.headers["content-type"] == "application/problem+json"
    assert got.json()["status"] == status
    assert detail in got.json()["detail"]


@pytest.mark.parametrize(
    "body", [b"x" * 300_000, b"[]", b"{", b'{"text": 5}', b'{"text": ["a"]}', b"[" * 100_000, b"\xff\xfe"]
)
async def test_odd_bodies_are_refused(api: httpx.AsyncClient, body: bytes) -> None:
    got = await api.post("/verify", content=body)
    assert got.status_code == 400
    assert "Traceback" not in got.text


async def test_a_text_may_be_posted(api: httpx.AsyncClient) -> None:
    got = await api.post("/verify", json={"text": "The bridge will be built in three years."})
    assert got.json()["verdict"] == "exact"


async def test_keys_let_in_where_there_are_some(record: Record) -> None:
    transport = httpx.ASGITransport(application(record, ("a-key-of-16-letters",)))
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
        assert (await client.get("/api/v1/people")).status_code == 401
        assert (
            await client.get("/api/v1/people", headers={"Authorization": "Bearer another-key-of-mine"})
        ).status_code == 401
        let_in = await client.get("/api/v1/people", headers={"Authorization": "Bearer a-key-of-16-letters"})
        assert let_in.status_code == 200
        assert (
            (await client.options("/api/v1/people")).headers["access-control-allow-headers"].startswith("Authorization")
        )


async def test_the_export_is_what_the_command_writes(api: httpx.AsyncClient) -> None:
    rows = [json.loads(line) for line in (await api.get("/export?q=rain")).text.splitlines() if line]
    assert len(rows) == 60
    assert (await api.get("/export?q=rain&format=bibtex")).text.count("@misc{") == 60


async def tried(client: Client) -> None:
    tools = {each.name: each for each in (await client.list_tools()).tools}
    assert set(tools) == {"ask", "find_all", "statement", "verify", "when", "people", "changes"}
    asked = await client.call_tool("ask", {"question": "What is UNRWA said to be?"})
    assert asked.structured_content is not None
    told = asked.structured_content.get("result", asked.structured_content)
    assert told["note"] == VERBATIM
    assert told["kind"] == "quote"
    quote = told["quotes"][0]
    found = await client.call_tool("statement", {"statement_id": quote["statement_id"]})
    assert found.structured_content is not None
    statement = found.structured_content.get("result", found.structured_content)
    assert statement["text"][quote["start"] : quote["end"]] == quote["text"]
    for name, given in (
        ("verify", {"text": quote["text"]}),
        ("when", {"words": "Russia"}),
        ("find_all", {"words": "Russia"}),
        ("people", {}),
        ("changes", {}),
    ):
        assert not (await client.call_tool(name, given)).is_error


async def test_assistants_use_the_record_on_stdio(tmp_path: Path) -> None:
    assert onrecord(tmp_path, "load", "data").returncode == 0
    program = StdioServerParameters(
        command=sys.executable, args=["-m", "bot", "mcp"], env=environment(tmp_path), cwd=ROOT
    )
    async with Client(stdio_client(program)) as client:
        await tried(client)


async def test_the_tools_answer_over_http(record: Record) -> None:
    server = tool_server(lambda: Objects(record, lambda: TODAY, ADDRESS), "On record")
    wanted = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": "ask", "arguments": {"question": "bridge"}},
    }
    headers = {"Accept": "application/json, text/event-stream", "MCP-Protocol-Version": "2025-06-18"}
    app = tool_app(server)
    async with (
        server.session_manager.run(),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ADDRESS) as client,
    ):
        got = await client.post("/mcp", json=wanted, headers=headers)
    assert got.status_code == 200
    assert "The bridge will be built in three years." in got.text


async def test_every_quotation_of_a_draft_is_judged(api: httpx.AsyncClient) -> None:
    filler = (
        "The council met for a third time, and few of those who came had thought that it would decide anything at all."
    )
    text = f"{filler} “The bridge will be built in three years,” Ada Field said. “We sold the moon twice,” she added. {filler}"
    got = (await api.post("/verify", json={"text": text})).json()["quotations"]
    assert [(each["verdict"], each["named"]) for each in got] == [("exact", "Ada Field"), ("not_found", "Ada Field")]
    assert all(text[each["start"] : each["end"]] == each["words"] for each in got)
