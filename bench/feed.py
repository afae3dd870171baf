"""A real feed over time: ``python -m bench.feed FOLDER`` replays the states of one feed, one a poll.

FOLDER holds files (``000.rss``, ``001.rss`` …) that a local server serves one after another. Printed are the items that
came, each edit of words with its difference, and how many items came in another markup with the same words. With
``--kill`` every state is first read by processes that are killed at random moments; the archive must be the same.
"""

import argparse
import asyncio
import hashlib
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import feedparser
from aiohttp import web

from bot.store.schema import check_schema
from index.archive.archive import Archive
from index.archive.database import connect
from index.statement import Version

ON_RECORD = [sys.executable, "-c", "from bot.cli import main; main()"]
SOURCES = """\
- name: feed
  type: feed
  url: http://127.0.0.1:{port}/feed
  speaker: [{{from: author}}, The publisher]
  language: {language}
  zone: {zone}
  allow_private: 127.0.0.1
"""
PROFILE = "owner: a bench\nabout: A feed that is replayed.\n"


@dataclass
class Played:
    """The state that is served now."""

    body: bytes = b""

    async def answer(self, request: web.Request) -> web.Response:
        etag = f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304)
        return web.Response(body=self.body, content_type="application/rss+xml", headers={"ETag": etag})


@contextmanager
def work_folder(port: int, options: argparse.Namespace) -> Iterator[dict[str, str]]:
    """A data folder with the one source, and the environment of a program that works on it."""
    with tempfile.TemporaryDirectory() as name:
        data = Path(name, "data")
        data.mkdir()
        data.joinpath("profile.yaml").write_text(PROFILE)
        data.joinpath("sources.yaml").write_text(
            SOURCES.format(port=port, language=options.language, zone=options.zone)
        )
        own = {"ONRECORD_DATA": str(data), "ONRECORD_VAR": str(Path(name, "var"))}
        yield {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | own


async def fetch(environment: dict[str, str], *, kill_after: float | None = None) -> int | None:
    """Runs ``onrecord fetch`` to its end, or kills it (SIGKILL) after so many seconds; its exit status."""
    process = await asyncio.create_subprocess_exec(
        *ON_RECORD, "fetch", env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        async with asyncio.timeout(kill_after):
            _, said = await process.communicate()
            if said:
                sys.stderr.write(said.decode())
    except TimeoutError:
        process.kill()
        await process.wait()
    return process.returncode


@dataclass
class Marked:
    """How often an item came with another markup than before, by its guid."""

    last: dict[str, str] = field(default_factory=dict)
    changes: int = 0

    def see(self, body: bytes) -> None:
        for entry in feedparser.parse(body, sanitize_html=False).entries:
            whole = repr((entry.get("title"), entry.get("summary"), entry.get("content")))
            self.changes += self.last.get(entry.get("id", ""), whole) != whole
            self.last[entry.get("id", "")] = whole


def difference(before: str, after: str) -> str:
    """Word by word, with three words on either side: ``… so that [-this-] {+that+} is …``."""
    old, new = before.split(), after.split()
    parts = []
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(3):
        words = []
        for kind, a, b, c, d in group:
            words += old[a:b] if kind == "equal" else []
            words += [f"[-{' '.join(old[a:b])}-]"] if kind in ("delete", "replace") else []
            words += [f"{{+{' '.join(new[c:d])}+}}"] if kind in ("insert", "replace") else []
        parts.append(" ".join(words))
    return " … ".join(parts)


def report(statements: list[list[Version]], marked: Marked, states: int) -> None:
    edits = [(old, new) for versions in statements for old, new in pairwise(versions)]
    print(f"{states} states: {len(statements)} items, each once; {len(edits)} edits of words;")
    same = marked.changes - len(edits)
    print(f"{marked.changes} times an item came other than before, {same} of them by markup alone.")
    print("\n## Items\n")
    for versions in statements:
        first = versions[0].statement
        who = ", ".join(str(speaker) for speaker in first.speakers)
        print(f"- {first.id} ({len(versions)} version{'s' * (len(versions) > 1)}): {first.title} – {who}")
    print("\n## Edits\n")
    for old, new in edits:
        print(f"### {new.statement.id}, version {new.number}\n")
        for name, before, after in (
            ("title", old.statement.title, new.statement.title),
            ("text", old.text, new.text),
        ):
            if before != after:
                print(f"- {name}: {difference(before, after)}")
        print()


async def contents(environment: dict[str, str]) -> list[list[Version]]:
    engine = connect(f"sqlite:///{environment['ONRECORD_VAR']}/onrecord.sqlite3")
    try:
        await check_schema(engine)
        archive = Archive(engine)
        headings = await archive.headings(limit=100_000)
        return [await archive.versions(heading.id) for heading in reversed(headings)]
    finally:
        await engine.dispose()


async def replay(states: list[Path], options: argparse.Namespace) -> None:
    played, marked, rng, killed = Played(), Marked(), random.Random(options.seed), 0
    application = web.Application()
    application.router.add_get("/feed", played.answer)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    try:
        with work_folder(port, options) as environment:
            for path in states:
                played.body = path.read_bytes()
                marked.see(played.body)
                for _ in range(options.kill):
                    killed += await fetch(environment, kill_after=rng.uniform(0.3, 1.6)) != 0
                status = await fetch(environment)
                assert status == 0, f"{path.name}: onrecord fetch ended with {status}"
            found = await contents(environment)
    finally:
        await runner.cleanup()
    if options.kill:
        print(f"{killed} reads were killed.")
    report(found, marked, len(states))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--zone", default="America/New_York")
    parser.add_argument("--kill", type=int, nargs="?", const=2, default=0, help="killed reads before each state")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    states = sorted(path for path in options.folder.iterdir() if path.suffix in (".rss", ".atom", ".xml"))
    asyncio.run(replay(states, options))


if __name__ == "__main__":
    main()
