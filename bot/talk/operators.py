"""What operators can do in their private chats with the bot: see how it is, and write to every subscribed chat."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, ClassVar

from bot.operating import Overview
from bot.say import Action, Key, Mark, Paragraph, Place, Reply, Request, Span, button, paragraph
from bot.say.texts import Texts
from bot.store import Broadcasts


@dataclass(frozen=True, slots=True)
class SendBroadcast(Action):
    """Send a drafted broadcast to every subscribed chat."""

    letter: ClassVar[str] = "bs"
    token: Key


@dataclass(frozen=True, slots=True)
class DropBroadcast(Action):
    """Send it to nobody."""

    letter: ClassVar[str] = "bd"
    token: Key


class Operators:
    """``admins`` are the operators' user ids; to everyone else the commands do not exist."""

    def __init__(
        self, texts: Texts, owner: str, admins: Collection[int], state: Overview, broadcasts: Broadcasts
    ) -> None:
        self._texts, self._owner, self._admins = texts, owner, frozenset(admins)
        self._state, self._broadcasts = state, broadcasts

    def include(self, request: Request) -> bool:
        """Whether an operator asks, where nobody else reads the answer."""
        return request.place is Place.PRIVATE and request.user_id in self._admins

    async def stats(self) -> Reply:
        texts, found = self._texts, await self._state.found()
        blocks = [
            self._table("stats.chats", [("stats.chat", each) for each in found.chats]),
            self._table("stats.subscriptions", [("stats.subscribed", {"count": found.subscribed})]),
            self._table("stats.outbox", [("stats.letters", each) for each in found.letters]),
        ]
        answers = [("stats.waiting", {"count": found.answers})] if found.answers else []
        answers += [(f"stats.{fate}", {"count": number}) for fate, number in sorted(found.fates.items())]
        blocks.append(self._table("stats.answers", answers))
        last = texts.moment(found.last_daily) if found.last_daily else texts("stats.never")
        lines = [texts("stats.last_daily", moment=last)]
        if found.extent.first and found.extent.last:
            dates = {"first": texts.date(found.extent.first), "last": texts.date(found.extent.last)}
            lines.append(texts("archive.title", count=found.extent.statements, **dates))
        lines.append(texts("stats.index", count=found.index_lag))
        if found.broadcast:
            lines.append(texts("stats.broadcast", done=found.broadcast[0], count=found.broadcast[1]))
        return Reply((*blocks, paragraph("\n".join(lines))))

    def _table(self, title: str, rows: list[tuple[str, dict[str, Any]]]) -> Paragraph:
        texts = self._texts
        lines = [texts(key, **values) for key, values in rows] or [texts("stats.none")]
        return Paragraph((Span(texts(title) + "\n", Mark.BOLD), Span("\n".join(lines))))

    async def draft(self, request: Request) -> Reply:
        """Show what every subscribed chat would get, and send it only once that is confirmed."""
        if not request.text.strip():
            return Reply((paragraph(self._texts("broadcast.how")),))
        token, chats = await self._broadcasts.draft(request.text.strip(), now=request.now)
        ways = (
            button(self._texts("broadcast.send", count=chats), SendBroadcast(token)),
            button(self._texts("broadcast.drop"), DropBroadcast(token)),
        )
        shown = announcement(self._texts, self._owner, request.text.strip())
        return Reply((paragraph(self._texts("broadcast.preview"), Mark.ITALIC), *shown.blocks), (ways,))

    async def send(self, action: SendBroadcast, request: Request) -> Reply:
        if not self.include(request):
            return Reply(notice=self._texts("stale_button"))
        text = await self._broadcasts.text_of(action.token)
        if text is None:
            return Reply((paragraph(self._texts("broadcast.gone")),), replaces=True)
        sent = await self._broadcasts.send(action.token, announcement(self._texts, self._owner, text), now=request.now)
        if sent is None:
            return Reply(notice=self._texts("broadcast.already"))
        return Reply((paragraph(self._texts("broadcast.sent", count=sent)),), replaces=True)

    async def drop(self, action: DropBroadcast, request: Request) -> Reply:
        if not self.include(request):
            return Reply(notice=self._texts("stale_button"))
        dropped = await self._broadcasts.drop(action.token)
        said = self._texts("broadcast.dropped" if dropped else "broadcast.already")
        return Reply((paragraph(said),), replaces=True) if dropped else Reply(notice=said)


def announcement(texts: Texts, owner: str, text: str) -> Reply:
    """An operator's words, with whose they are."""
    return Reply((paragraph(texts("broadcast.from", owner=owner), Mark.ITALIC), paragraph(text)))
