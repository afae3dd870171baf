"""A stranger's start: from a site, a folder of documents, or nothing, to an answer, with no file written by hand."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.bot.programs import onrecord
from tests.index.importing.documents import GOOD

FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Ministry of Harbours</title><language>en</language>
<item><title>Opening of the new harbour</title><link>https://ministry.example/1</link><guid>1</guid>
<pubDate>Mon, 03 May 2021 10:00:00 GMT</pubDate><description>The quays of the new harbour are two kilometres long.</description></item>
</channel></rss>"""
PAGE = b'<!doctype html><html lang="en"><title>Ministry of Harbours</title>%s<h1>News</h1>'


@contextmanager
def site(pages: dict[str, bytes]) -> Iterator[str]:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", "text/xml" if (body or b"").startswith(b"<?xml") else "text/html")
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    "pages",
    [
        {"/": PAGE % b'<link rel="alternate" type="application/rss+xml" href="/news/all.rss">', "/news/all.rss": FEED},
        {"/": PAGE % b'<link rel=alternate type="application/rss+xml" href="/comments/feed/">', "/feed/": FEED},
        {"/": PAGE % b"", "/rss.xml": FEED},
        {"/": FEED},
    ],
    ids=["named by the page", "beside comments", "at a usual address", "the feed itself"],
)
def test_from_a_site_to_an_answer(tmp_path: Path, pages: dict[str, bytes]) -> None:
    data = str(tmp_path / "data")
    with site(pages) as address:
        made = onrecord(tmp_path, "init", data, "--from", f"{address}/", "--yes")
        assert made.returncode == 0, made.stderr
        assert "2021-05-03  Opening of the new harbour" in made.stdout
        assert f"ONRECORD_DATA={data} onrecord check" in made.stdout
        assert onrecord(tmp_path, "check", ONRECORD_DATA=data).returncode == 0
        assert onrecord(tmp_path, "fetch", ONRECORD_DATA=data).returncode == 0
    answer = onrecord(tmp_path, "ask", "How long are the quays?", ONRECORD_DATA=data).stdout
    assert "two kilometres long" in answer
    assert "Ministry of Harbours" in answer


def test_from_documents_to_an_answer(tmp_path: Path) -> None:
    documents, data = tmp_path / "in", tmp_path / "data"
    documents.mkdir()
    for name in ("a.docx", "c.html"):
        (documents / name).write_bytes(GOOD[name]())
    made = onrecord(tmp_path, "init", str(data), "--from", str(documents), "--yes")
    assert made.returncode == 0, made.stderr
    assert onrecord(tmp_path, "load", str(data), ONRECORD_DATA=str(data)).returncode == 0
    assert "two kilometres" in onrecord(tmp_path, "ask", "How long are the quays?", ONRECORD_DATA=str(data)).stdout


def test_from_nothing_it_says_what_to_do_and_never_writes_over_a_record(tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    answers = "the harbour office\nWhat the office says.\nen\nEurope/London\n08:30\n"
    made = onrecord(tmp_path, "init", data, given=answers)
    assert made.returncode == 0, made.stderr
    assert "owner: the harbour office" in (tmp_path / "data" / "profile.yaml").read_text()
    assert onrecord(tmp_path, "check", ONRECORD_DATA=data).returncode == 0
    again = onrecord(tmp_path, "init", data, "--yes")
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize("origin", ["nothing-there", "http://127.0.0.1:1/"])
def test_what_cannot_be_had_is_one_line(tmp_path: Path, origin: str) -> None:
    made = onrecord(tmp_path, "init", str(tmp_path / "data"), "--from", origin, "--yes")
    assert made.returncode != 0
    assert made.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()


def test_a_site_without_a_feed_is_said(tmp_path: Path) -> None:
    with site({"/": PAGE % b""}) as address:
        made = onrecord(tmp_path, "init", str(tmp_path / "data"), "--from", f"{address}/", "--yes")
    assert made.returncode != 0
    assert "no feed was found" in made.stderr
