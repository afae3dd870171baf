"""What is measured side by side: On Record, and what people would search with instead. One in each process.

Each is made from the same passages and asked the same questions; what it takes is the process's own.
"""

import asyncio
import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.assembly import assembled, opened_record
from bot.process.settings import read_settings
from index.files.loading import read_all

BEST = 10
"""Passages each peer is asked for."""
WARM = 10
"""Questions asked before time is taken."""
Times = list[tuple[float, float]]
"""For each question: seconds by the clock, and of the processor. The latter is what a machine with nothing else to do
comes near to, however busy this one is."""


def passages(folder: Path) -> Iterator[str]:
    with (folder / "passages.jsonl").open() as lines:
        for line in lines:
            yield json.loads(line)


@contextmanager
def timed(result: dict[str, Any], name: str) -> Iterator[None]:
    """Notes wall time in seconds as ``name``, and processor time, of children too, as ``name_cpu``."""
    begun, used = time.perf_counter(), sum(os.times()[:4])
    yield
    result[name] = time.perf_counter() - begun
    result[f"{name}_cpu"] = sum(os.times()[:4]) - used


def asked(questions: Sequence[str], ask: Callable[[str], object], budget: float) -> Times:
    """Seconds each question took, as many as fit into the budget (seconds), ten at least."""
    times: Times = []
    for question in questions[:WARM]:
        ask(question)
        if time.perf_counter() > budget:
            break
    end = time.perf_counter() + budget
    for question in questions[WARM:]:
        begun, used = time.perf_counter(), time.process_time()
        ask(question)
        times.append((time.perf_counter() - begun, time.process_time() - used))
        if time.perf_counter() > end and len(times) >= 10:
            break
    return times


def resident(name: str = "VmRSS") -> float:
    """Megabytes of this process that are in memory, mapped files included (Linux)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    return 0.0


def load_on_record(folder: Path, _questions: Sequence[str], _budget: float) -> dict[str, Any]:
    """What ``onrecord load`` does, step by step."""
    result: dict[str, Any] = {}

    async def work() -> None:
        with timed(result, "read"):
            statements = read_all([folder / "statements.jsonl"])
        result["statements"] = len(statements)
        async with opened_record(read_settings()) as record:
            with timed(result, "archive"):
                await record.archive.add(statements, now=datetime.now(UTC))
            statements.clear()
            with timed(result, "index"):
                await record.refresh()
            result["passages"] = record.engine.passages()

    asyncio.run(work())
    return result | {"memory_peak": resident("VmHWM")}


def on_record(_folder: Path, questions: Sequence[str], budget: float) -> dict[str, Any]:
    """End to end: the text of a question goes in, the messages that Telegram would be sent come out."""
    from bot.telegram.sending.render import render

    result: dict[str, Any] = {}
    answered = 0

    async def work() -> None:
        nonlocal answered
        begun = time.perf_counter()
        async with assembled(read_settings()) as parts, parts.record.following():
            result["start"] = time.perf_counter() - begun
            result["memory_start"] = resident()
            times: Times = []
            end = time.perf_counter() + budget
            for number, question in enumerate(questions):
                begun, used = time.perf_counter(), time.process_time()
                reply = await parts.conversation.reply(parts.request(question))
                messages = render(reply) if reply else []
                if number >= WARM:
                    times.append((time.perf_counter() - begun, time.process_time() - used))
                    answered += any("blockquote" in message.html for message in messages)
                if time.perf_counter() > end and times:
                    break
            result["times"] = times
            result["answered"] = answered
            result["memory"] = resident()
            result["memory_own"] = resident("RssAnon")

    asyncio.run(work())
    return result


def tantivy_alone(folder: Path, questions: Sequence[str], budget: float) -> dict[str, Any]:
    """The engine that On Record is built on, with its own English analysis, and nothing around it."""
    import tantivy

    result: dict[str, Any] = {}
    path = folder / "tantivy"
    path.mkdir()
    schema = tantivy.SchemaBuilder().add_text_field("text", stored=True, tokenizer_name="en_stem").build()
    with timed(result, "load"):
        index = tantivy.Index(schema, path=str(path))
        writer = index.writer(150_000_000, 1)
        for passage in passages(folder):
            document = tantivy.Document()
            document.add_text("text", passage)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
    del writer, index
    with timed(result, "start"):
        index = tantivy.Index.open(str(path))
        searcher = index.searcher()

    def ask(question: str) -> object:
        query, _ = index.parse_query_lenient(question, ["text"])
        return [searcher.doc(address) for _, address in searcher.search(query, BEST, count=False).hits]

    result["times"] = asked(questions, ask, budget)
    return result | {"memory": resident()}


def sqlite_fts5(folder: Path, questions: Sequence[str], budget: float) -> dict[str, Any]:
    result: dict[str, Any] = {}
    path = folder / "fts5.sqlite3"
    with timed(result, "load"):
        database = sqlite3.connect(path)
        database.execute("CREATE VIRTUAL TABLE passages USING fts5(text, tokenize = 'porter unicode61')")
        database.executemany("INSERT INTO passages VALUES (?)", ((passage,) for passage in passages(folder)))
        database.commit()
    database.close()
    with timed(result, "start"):
        database = sqlite3.connect(path)
        database.execute("SELECT rowid FROM passages LIMIT 1").fetchall()

    def ask(question: str) -> object:
        words = " OR ".join(f'"{word}"' for word in question.replace('"', " ").replace("?", " ").split())
        query = "SELECT rowid, text FROM passages WHERE passages MATCH ? ORDER BY bm25(passages) LIMIT ?"
        return database.execute(query, (words, BEST)).fetchall()

    result["times"] = asked(questions, ask, budget)
    database.close()
    return result | {"memory": resident()}


def rank_bm25_okapi(folder: Path, questions: Sequence[str], budget: float) -> dict[str, Any]:
    """As its README shows it: words are what stands between spaces. It keeps nothing: each start is a load."""
    from rank_bm25 import BM25Okapi

    result: dict[str, Any] = {}
    with timed(result, "load"):
        ranking = BM25Okapi([passage.split(" ") for passage in passages(folder)])
    result["start"] = result["load"]
    result["times"] = asked(questions, lambda question: ranking.get_scores(question.split(" ")), budget)
    return result | {"memory": resident()}


def bm25s_numpy(folder: Path, questions: Sequence[str], budget: float) -> dict[str, Any]:
    import bm25s
    import Stemmer

    result: dict[str, Any] = {}
    stemmer = Stemmer.Stemmer("english")
    with timed(result, "load"):
        tokens = bm25s.tokenize(list(passages(folder)), stopwords="en", stemmer=stemmer, show_progress=False)
        made = bm25s.BM25()
        made.index(tokens, show_progress=False)
        made.save(str(folder / "bm25s"))
    del tokens, made
    with timed(result, "start"):
        ranking = bm25s.BM25.load(str(folder / "bm25s"), mmap=True)

    def ask(question: str) -> object:
        tokens = bm25s.tokenize(question, stopwords="en", stemmer=stemmer, show_progress=False)
        return ranking.retrieve(tokens, k=BEST, show_progress=False)

    result["times"] = asked(questions, ask, budget)
    return result | {"memory": resident()}


PEERS: dict[str, Callable[[Path, Sequence[str], float], dict[str, Any]]] = {
    "load": load_on_record,
    "On Record, end to end": on_record,
    "tantivy alone": tantivy_alone,
    "SQLite FTS5": sqlite_fts5,
    "bm25s": bm25s_numpy,
    "rank-bm25": rank_bm25_okapi,
}
