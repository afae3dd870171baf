"""Two webs and two workers on PostgreSQL, killed (-9) in turn under load: ``python -m bench.processes``.

Groups ask all the while, through a load balancer and with retries as Telegram's; meanwhile a daily update goes out to
``--chats`` subscribers. It prints what was lost, what came twice, and how long it took another process to take over;
the exit status is 1 where an acknowledged question has no answer, or a chat two daily updates.
"""

import argparse
import asyncio
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import asyncpg
from rich.console import Console
from rich.table import Table
from sqlalchemy import insert, make_url

from bench.balancer import Balancer
from bot.store import schema
from bot.store.contents import EVERYTHING
from bot.store.subscriptions import Alerts, kept_contents
from bot.store.tables import chats, subscriptions
from index.archive.database import connect, writing
from tests.bot.programs import ROOT, environment, free_port
from tests.simulator import Sim, running

TOKEN = "42:a-token-of-the-simulator"
SERVER = os.environ.get("ONRECORD_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
PROGRAM = (sys.executable, "-m", "bot")
FIRST_SUBSCRIBER = 2_000_000
GROUPS = range(-1_000_900, -1_000_800)
QUESTION = "/ask What is UNRWA said to be?"
DOWN_FOR = 6.0
"""Seconds until a process that was killed is started again."""


@dataclass
class Process:
    """One of the bot's processes, with a folder of its own."""

    name: str
    command: str
    variables: dict[str, str]
    var: Path
    log: Path
    killed: list[float] = field(default_factory=list)
    running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            variables = environment(self.var, **self.variables)
            self.running = subprocess.Popen((*PROGRAM, self.command), cwd=ROOT, env=variables, stderr=log)

    def kill(self) -> None:
        if self.running is not None:
            self.running.kill()
            self.running.wait()
        self.killed.append(time.time())

    def end(self) -> int:
        """Ask it to stop, as a host does; its exit status."""
        if self.running is None:
            return 0
        self.running.terminate()
        return self.running.wait(15)


@contextmanager
def database() -> Iterator[str]:
    """A database of its own on the server, gone at the end."""
    name = f"onrecord_bench_{uuid4().hex[:12]}"
    asyncio.run(_execute(f'CREATE DATABASE "{name}"'))
    try:
        yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    finally:
        asyncio.run(_execute(f'DROP DATABASE "{name}" WITH (FORCE)'))


async def _execute(statement: str) -> None:
    connection = await asyncpg.connect(SERVER)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def subscribe(url: str, count: int, due: datetime) -> None:
    """Private chats whose daily update is due at that moment."""
    engine = connect(url)
    await schema.upgrade_schema(engine)
    people = range(FIRST_SUBSCRIBER, FIRST_SUBSCRIBER + count)
    since = due - timedelta(days=3)
    common = {"thread_id": 0}
    chat = common | {"kind": "private", "active": True, "added_at": since}
    wish = common | {"minutes": due.hour * 60 + due.minute, "zone": "UTC", "silent": False, "last_seq": 0}
    wish |= {"contents": kept_contents(EVERYTHING), "alerts": Alerts.AT_ONCE.value, "next_due": due, "since": since}
    async with writing(engine) as connection:
        await connection.execute(insert(chats), [chat | {"chat_id": person} for person in people])
        await connection.execute(insert(subscriptions), [wish | {"chat_id": person} for person in people])
    await engine.dispose()


@dataclass
class Asked:
    """A question that was asked; ``at`` is Unix time."""

    update_id: int
    chat_id: int
    message_id: int
    at: float


def under_load(sim: Sim, processes: list[Process], options: argparse.Namespace) -> list[Asked]:
    """Ask at the rate, and kill each process once, at even intervals, workers and webs in turn."""
    asked, begin = list[Asked](), time.time()
    interval = options.seconds / (len(processes) + 1)
    plan = [(begin + interval * number, each) for number, each in enumerate(processes, 1)]
    starts = list[tuple[float, Process]]()
    groups, next_question = itertools.cycle(GROUPS), begin
    while (now := time.time()) < begin + options.seconds:
        while plan and plan[0][0] <= now:
            process = plan.pop(0)[1]
            process.kill()
            starts.append((now + DOWN_FOR, process))
        while starts and starts[0][0] <= now:
            starts.pop(0)[1].start()
        if next_question <= now:
            told = sim.message(next(groups), QUESTION, user_id=77)
            assert told["update_id"] is not None
            message = told["message"]
            asked.append(Asked(told["update_id"], message["chat"]["id"], message["message_id"], now))
            next_question += 1 / options.rate
        else:
            time.sleep(min(0.02, next_question - now))
    for _, process in starts:
        process.start()
    return asked


def settled(sim: Sim, asked: list[Asked], chats_due: int, patience: float) -> None:
    """Wait until nothing more comes, or all has."""
    end = time.time() + patience
    while time.time() < end:
        before = sim.stats()["delivered"]
        time.sleep(18)
        if sim.stats()["delivered"] == before and before >= len(asked) + chats_due:
            return


def answers(sim: Sim, asked: list[Asked]) -> dict[int, list[float]]:
    """For each update, when it was answered."""
    found: dict[int, list[float]] = {each.update_id: [] for each in asked}
    by_message = {(each.chat_id, each.message_id): each.update_id for each in asked}
    for group in {each.chat_id for each in asked}:
        for message in sim.messages(group):
            below = message.get("reply_to_message")
            if message["outgoing"] and below:
                found[by_message[group, below["message_id"]]].append(message["ts"])
    return found


def daily_times(sim: Sim, count: int) -> list[list[float]]:
    """For each subscriber, when a daily update came."""
    return [
        [message["ts"] for message in sim.messages(person) if message["outgoing"]]
        for person in range(FIRST_SUBSCRIBER, FIRST_SUBSCRIBER + count)
    ]


def web_takeover(
    web: Process, asked: list[Asked], found: dict[int, list[float]], balancer: Balancer
) -> tuple[int, float]:
    """Of what a web had acknowledged and not answered when it was killed: how many, and seconds to the last answer.

    A message on its way at that moment still arrives; the answer of whoever took over is the later one.
    """
    killed, address = web.killed[0], web.variables["PUBLIC_SELF"]
    left = [
        times[-1] - killed
        for each in asked
        if (times := found[each.update_id])
        and balancer.accepted.get(each.update_id, (0.0, ""))[1] == address
        and balancer.accepted[each.update_id][0] <= killed < times[0]
    ]
    return len(left), max(left, default=0.0)


def silence_after(worker: Process, times: list[float]) -> float:
    """The longest silence, in seconds, among the daily updates of the 40 seconds after the kill."""
    begin = worker.killed[0]
    after = [begin, *(each for each in times if begin < each < begin + 40)]
    return max((later - earlier for earlier, later in itertools.pairwise(after)), default=0.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=75.0)
    parser.add_argument("--chats", type=int, default=1200)
    parser.add_argument("--rate", type=float, default=5.0, help="questions a second")
    parser.add_argument("--delay", type=float, default=0.6, help="seconds that Telegram takes for every message")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(database())
        sim = Sim(stack.enter_context(running(tokens=(TOKEN,))).url, TOKEN)
        sim.config(webhook_backoff=0.25, privacy=False)
        ports = [free_port(), free_port()]
        servers = tuple(f"http://127.0.0.1:{port}" for port in ports)
        balancer = stack.enter_context(Balancer(servers).running())
        common = {"DATABASE_URL": url, "TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": sim.url}
        processes = []
        for number, (server, port) in enumerate(zip(servers, ports, strict=True), 1):
            web = common | {"PUBLIC_URL": balancer.url, "PORT": str(port), "PUBLIC_SELF": server}
            for kind, variables in (("worker", common), ("web", web)):
                name = f"{kind} {number}"
                processes.append(Process(name, kind, variables, folder / name, folder / f"{name}.log"))
        due = datetime.now(UTC).replace(second=0, microsecond=0)
        asyncio.run(subscribe(url, options.chats, due))
        subprocess.run((*PROGRAM, "load", "--quiet", "data"), env=environment(folder / "load", **common), check=True)
        for person in range(FIRST_SUBSCRIBER, FIRST_SUBSCRIBER + options.chats):
            sim.chat(person)
        for process in processes:
            process.start()
        sim.ask(1, "/start", timeout=60)
        # A slow Telegram, so that there is always something under way when a process is killed.
        sim.faults("sendMessage", "delay", delay=options.delay)
        asked = under_load(sim, processes, options)
        settled(sim, asked, options.chats, patience=90)
        statuses = [process.end() for process in processes]
        good = report(sim, processes, asked, balancer, options, statuses)
        if not good:
            for process in processes:
                sys.stderr.write(f"--- {process.name}\n{process.log.read_text()[-3000:]}")
    sys.exit(0 if good else 1)


def report(
    sim: Sim,
    processes: list[Process],
    asked: list[Asked],
    balancer: Balancer,
    options: argparse.Namespace,
    statuses: list[int],
) -> bool:
    found = answers(sim, asked)
    daily = daily_times(sim, options.chats)
    lost = [each for each in asked if each.update_id in balancer.accepted and not found[each.update_id]]
    questions, updates = Counter(map(len, found.values())), Counter(map(len, daily))
    logged = "".join(process.log.read_text() for process in processes)
    table = Table("process", "killed after", "taken over", show_header=True)
    begin = asked[0].at
    everyone = sorted(itertools.chain.from_iterable(daily))
    for process in processes:
        if process.command == "web":
            count, seconds = web_takeover(process, asked, found, balancer)
            taken = (
                f"{count} acknowledged, not answered; the last after {seconds:.1f} s" if count else "nothing in hand"
            )
        else:
            taken = f"no daily update for {silence_after(process, everyone):.1f} s at most"
        table.add_row(process.name, f"{process.killed[0] - begin:.0f} s", taken)
    console = Console()
    console.print(table)
    console.print(
        f"questions: {len(asked)} asked, {len(balancer.accepted)} acknowledged, {balancer.failures} times refused"
    )
    console.print(f"answers: {questions[1]} once, {questions[2]} twice, {len(lost)} acknowledged and lost")
    console.print(
        f"daily updates to {options.chats} chats: {updates[1]} once, {updates[0]} none, "
        f"{sum(count for times, count in updates.items() if times > 1)} more than once"
    )
    unknown = logged.count("a message may have arrived")
    console.print(f"logged as may have arrived: {unknown}; exit statuses at the end: {statuses}")
    unexplained = updates[0] - unknown
    return not lost and not any(times > 1 for times in updates) and unexplained <= 0 and not any(statuses)


if __name__ == "__main__":
    main()
