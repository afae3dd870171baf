"""What happened: calls, messages sent, edited and deleted, and the counts of both."""

import asyncio
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator

from tests.simulator.chats import Chat, Stored
from tests.simulator.flood import MINUTE, most_within
from tests.simulator.shapes import Call, Json

KEPT = 20_000


def nobody(chat_id: int) -> None:
    """Nobody wants to know what was sent."""


class Journal:
    """``sends`` holds (monotonic seconds, chat id) of every delivered message or edit; ``on_sent`` hears of messages.

    ``bad_requests`` are calls answered with 400 other than by an ordered fault: mistakes of the bot, or of its world.
    """

    def __init__(self, ids: Iterator[int]) -> None:
        self.ids = ids
        self.on_sent: Callable[[int], None] = nobody
        self.changed = asyncio.Event()
        self.clear()

    def clear(self) -> None:
        self.calls: deque[Call] = deque(maxlen=KEPT)
        self.bad_requests: deque[Call] = deque(maxlen=KEPT)
        self.events: deque[Json] = deque(maxlen=KEPT)
        self.sends: list[tuple[float, int]] = []
        self.counts: Counter[str] = Counter()

    def tick(self) -> None:
        """Wake everybody who waits for something to happen."""
        self.changed.set()
        self.changed = asyncio.Event()

    def sent(self, chat: Chat, stored: Stored, moment: float) -> None:
        self.sends.append((moment, chat.id))
        self._event("sent", chat, stored)
        self.on_sent(chat.id)

    def edited(self, chat: Chat, stored: Stored, moment: float) -> None:
        self.sends.append((moment, chat.id))
        self._event("edited", chat, stored)

    def deleted(self, chat: Chat, stored: Stored) -> None:
        self._event("deleted", chat, stored)

    def _event(self, kind: str, chat: Chat, stored: Stored) -> None:
        self.events.append({"seq": next(self.ids), "kind": kind, "chat_id": chat.id, **stored.view()})
        self.tick()

    def called(self, call: Call) -> None:
        if call["description"]:
            self.counts[f"error: {call['description'].split(' at byte')[0]}"] += 1
        self.counts[f"{call['method']} {call['status'] or 'dropped'}"] += 1
        self.calls.append(call)
        if call["status"] == 400 and call["fault"] != "error":
            self.bad_requests.append(call)

    def rates(self) -> tuple[int, int, int]:
        """The most messages in a second over all, in a second to one private chat, in a minute to one group."""
        chats: defaultdict[int, list[float]] = defaultdict(list)
        for moment, chat_id in self.sends:
            chats[chat_id].append(moment)
        return (
            most_within([moment for moment, _ in self.sends], 1),
            max((most_within(moments, 1) for chat_id, moments in chats.items() if chat_id > 0), default=0),
            max((most_within(moments, MINUTE) for chat_id, moments in chats.items() if chat_id < 0), default=0),
        )
