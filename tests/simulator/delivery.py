"""A bot's updates: what is pending, and how it gets to the bot, by long polling or by webhook."""

import asyncio
import contextlib
import itertools
from collections import OrderedDict, deque

import aiohttp
from telegram.constants import PollingLimit, WebhookLimit

from tests.simulator.errors import ApiError
from tests.simulator.shapes import Json
from tests.simulator.world import World

ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}  # sent only to bots that ask for them
DEFAULT_CONNECTIONS = 40
LONGEST_POLL = 50  # seconds
LONGEST_BACKOFF = 60  # seconds
BURST = 0.001  # seconds that a poll waits for more, once there is something

Queues = dict[str, deque[int]]


class Delivery:
    """Pending updates, oldest first, each in a line (a chat, a user): a webhook gets each line in order.

    Update ids survive ``clear``, so that a running bot goes on.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.ids = itertools.count(100_000_001)
        self.pending: OrderedDict[int, tuple[Json, str]] = OrderedDict()  # update, line
        self.allowed: set[str] | None = None
        self.poll: asyncio.Future[str] | None = None
        self.set_webhook("", "", DEFAULT_CONNECTIONS)

    def clear(self) -> None:
        self.pending.clear()

    def wanted(self, kind: str) -> bool:
        """Whether the bot asked for this kind of update."""
        return kind not in ON_REQUEST if self.allowed is None else kind in self.allowed

    def push(self, kind: str, payload: Json, line: str) -> int | None:
        """Queue an update; returns its id, or None where the bot did not ask for this kind."""
        if not self.wanted(kind):
            return None
        update_id = next(self.ids)
        self.pending[update_id] = ({"update_id": update_id, kind: payload}, line)
        if self.url:
            self._enqueue(update_id, line)
        self._wake("update")
        return update_id

    async def fetch(self, offset: int, limit: int, patience: int) -> list[Json]:
        """What getUpdates returns, after ``patience`` seconds at most.

        Raises ApiError 409 where there is a webhook, or when another poll or a webhook begins.
        """
        if self.url:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._wake("conflict")
        self._confirm(offset)
        if not self.pending and patience > 0:
            await self._until_something(patience)
        limit = min(PollingLimit.MAX_LIMIT, max(PollingLimit.MIN_LIMIT, limit))
        return [update for update, _ in itertools.islice(self.pending.values(), limit)]

    def set_webhook(self, url: str, secret: str, connections: int) -> None:
        """Deliver to this URL from now on, what is pending first; an empty URL ends it."""
        most = WebhookLimit.MAX_CONNECTIONS_LIMIT
        self.url, self.secret = url, secret
        self.connections = min(most, max(WebhookLimit.MIN_CONNECTIONS_LIMIT, connections))
        self.error: tuple[int, str] = (0, "")
        self.slots = asyncio.Semaphore(self.connections)
        self.queues: Queues = {}
        if url:
            self._wake("webhook")
            for update_id, (_, line) in self.pending.items():
                self._enqueue(update_id, line)

    def webhook(self) -> Json:
        """A WebhookInfo object."""
        date, message = self.error
        info: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "max_connections": self.connections,
            "pending_update_count": len(self.pending),
            "allowed_updates": sorted(self.allowed or ()),
        }
        return info | ({"last_error_date": date, "last_error_message": message} if date else {})

    def _confirm(self, offset: int) -> None:
        if offset < 0 and self.pending:
            offset = list(self.pending)[max(0, len(self.pending) + offset)]
        while offset > 0 and self.pending and next(iter(self.pending)) < offset:
            self.pending.popitem(last=False)

    async def _until_something(self, patience: int) -> None:
        self.poll = asyncio.get_running_loop().create_future()
        reason = ""
        with contextlib.suppress(TimeoutError):
            reason = await asyncio.wait_for(self.poll, min(LONGEST_POLL, patience))
            await asyncio.sleep(BURST)
        if reason == "webhook":
            raise ApiError(409, "Conflict: terminated by setWebhook request")
        if reason == "conflict":
            raise ApiError(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            )

    def _wake(self, reason: str) -> None:
        if self.poll and not self.poll.done():
            self.poll.set_result(reason)

    def _enqueue(self, update_id: int, name: str) -> None:
        if name in self.queues:
            self.queues[name].append(update_id)
        else:
            self.queues[name] = deque([update_id])
            self.world.spawn(self._drain(name, self.queues))

    async def _drain(self, name: str, queues: Queues) -> None:
        """Deliver one line, retrying its head until it is accepted."""
        line, failures = queues[name], 0
        while line and queues is self.queues:
            if line[0] not in self.pending:
                line.popleft()
                continue
            async with self.slots:
                if line[0] not in self.pending:
                    continue  # delivered meanwhile, by way of another webhook
                error = await self._deliver(self.pending[line[0]][0])
            if not error:
                failures = 0
                self.pending.pop(line.popleft(), None)
                continue
            self.error = (int(self.world.clock.now()), error)
            self.world.journal.counts["webhook_errors"] += 1
            failures += 1
            if failures > 1:
                wait = min(LONGEST_BACKOFF, 2 ** (failures - 1))
                await asyncio.sleep(self.world.config.webhook_backoff * wait)
        queues.pop(name, None)

    async def _deliver(self, update: Json) -> str:
        """POST one update to the webhook; returns what went wrong, if anything."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        timeout = aiohttp.ClientTimeout(self.world.config.webhook_timeout)
        try:
            async with self.world.http.post(self.url, json=update, headers=headers, timeout=timeout) as answer:
                await answer.read()
        except TimeoutError:
            return "Read timeout expired"
        except (aiohttp.ClientError, OSError) as error:
            return f"Connection failed: {type(error).__name__}"
        return "" if answer.ok else f"Wrong response from the webhook: {answer.status} {answer.reason}"
