"""``/watch`` and ``/watches``: what a watch would have raised, and the ones a chat has."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from bot.owner import Profile
from bot.say import Action, Block, Button, Key, Mark, Paragraph, Reply, Request, Span, briefly, button, paragraph, short
from bot.say.texts import Texts
from bot.store import MOST_WATCHES, Asked, QuestionStore, Saved, WatchStore
from bot.talk.preferences.subscribing import refused
from bot.talk.record import ExampleMaker
from index import Record
from index.watches import Fired, Watched

PAST = timedelta(days=30)
LAST = 3
"""Statements shown for which a watch would have fired last."""
LONGEST = 300
"""Characters of a watch."""
SPEAKERS = 3
"""Speakers offered to narrow a watch by."""


@dataclass(frozen=True, slots=True)
class SaveWatch(Action):
    """Save the watch whose words are kept as a question."""

    letter: ClassVar[str] = "ws"
    token: Key


@dataclass(frozen=True, slots=True)
class NarrowWatch(Action):
    """Ways to make such a watch fire less."""

    letter: ClassVar[str] = "wn"
    token: Key


@dataclass(frozen=True, slots=True)
class TryWatch(Action):
    """What such a watch would have raised."""

    letter: ClassVar[str] = "wt"
    token: Key


@dataclass(frozen=True, slots=True)
class CancelWatch(Action):
    """Save nothing."""

    letter: ClassVar[str] = "wc"


@dataclass(frozen=True, slots=True)
class ListWatches(Action):
    """The chat's watches."""

    letter: ClassVar[str] = "wl"


@dataclass(frozen=True, slots=True)
class PauseWatch(Action):
    """``paused`` is 1 to pause a watch, 0 to let it watch again."""

    letter: ClassVar[str] = "wp"
    watch: int
    paused: int


@dataclass(frozen=True, slots=True)
class DeleteWatch(Action):
    letter: ClassVar[str] = "wd"
    watch: int


class Watching:
    """Answers what is asked about watches, of those who may change what the bot does in the chat."""

    def __init__(
        self,
        record: Record,
        texts: Texts,
        profile: Profile,
        questions: QuestionStore,
        watches: WatchStore,
        examples: ExampleMaker,
    ) -> None:
        self._examples = examples
        self._record = record
        self._texts = texts
        self._zone = ZoneInfo(profile.zone)
        self._questions = questions
        self._watches = watches

    async def _how(self, today: date) -> str:
        examples = await self._examples.examples(today)
        return self._texts("watch.how", subject=examples.subject, speaker=examples.speaker)

    async def try_out(self, text: str, request: Request) -> Reply:
        """How often a watch would have fired of late and for what, with buttons to save it or not."""
        texts, text = self._texts, " ".join(text.split())
        if refusal := await self._refused(request):
            return refusal
        if len(text) > LONGEST:
            return Reply((paragraph(texts("watch.too_long", most=LONGEST)),))
        today = self._today(request)
        watched = self._record.read_watch(text, today=today)
        if not watched.asks_for_something:
            wrong = (*missing(texts, text, watched), paragraph(await self._how(today)))
            return Reply(wrong, ((button(texts("buttons.watches"), ListWatches()),),))
        fired = await self._record.fired(watched, since=today - PAST, limit=LAST)
        token = self._questions.keep(Asked(text), today=today)
        head = [*texts.spans("watch.title", watch=Span(text, Mark.BOLD)), Span("\n")]
        if (understood := described(texts, watched)) != text:
            head += [*texts.spans("watch.understood", watch=Span(understood, Mark.ITALIC)), Span("\n")]
        head.append(Span(past(texts, fired)))
        if fired.last:
            head.append(Span(f" {texts('watch.last')}"))
        blocks: list[Block] = [Paragraph(tuple(head))]
        for quote in fired.last:
            blocks += briefly(texts, quote)
        row = (
            button(texts("buttons.save"), SaveWatch(token)),
            button(texts("buttons.narrow"), NarrowWatch(token)),
            button(texts("buttons.cancel"), CancelWatch()),
        )
        return Reply(tuple(blocks), (row,))

    async def try_kept(self, token: str, request: Request) -> Reply:
        asked = await self._questions.find(token, today=self._today(request))
        return await self.try_out(asked.text, request) if asked else Reply(notice=self._texts("answer.forgotten"))

    async def save(self, token: str, request: Request) -> Reply:
        texts = self._texts
        asked = await self._questions.find(token, today=self._today(request))
        if asked is None:
            return Reply(notice=texts("answer.forgotten"))
        refusal = await self._refused(request)
        if refusal or request.chat is None:
            return refusal or Reply()
        watched = self._record.read_watch(asked.text, today=self._today(request))
        saved = await self._watches.save(request.chat, asked.text, watched, now=request.now)
        if saved is Saved.TOO_MANY:
            return Reply(notice=texts("watch.too_many", most=MOST_WATCHES))
        blocks = (Paragraph(texts.spans("watch.saved", watch=Span(asked.text, Mark.BOLD))),)
        return Reply(blocks, ((button(texts("buttons.watches"), ListWatches()),),), replaces=True)

    async def narrow(self, token: str, request: Request) -> Reply:
        """Ways to make a watch fire less: by who spoke in what it fired for, and its words as a phrase."""
        texts, today = self._texts, self._today(request)
        if refusal := await self._refused(request):
            return refusal
        asked = await self._questions.find(token, today=today)
        if asked is None:
            return Reply(notice=texts("answer.forgotten"))
        watched = self._record.read_watch(asked.text, today=today)
        fired = await self._record.fired(watched, since=today - PAST, limit=10)
        narrower = {}
        if len(watched.words.split()) > 1:
            narrower[texts("buttons.as_phrase")] = asked.text.replace(watched.words, f'"{watched.words}"')
        for name in () if watched.speakers else speakers(fired):
            narrower[texts("buttons.only", speaker=short(name, 40))] = f"{asked.text}, {name}"
        rows: list[tuple[Button, ...]] = []
        for label, text in narrower.items():
            rows.append((button(label, TryWatch(self._questions.keep(Asked(text), today=today))),))
        return Reply((paragraph(texts("watch.narrow")),), tuple(rows))

    async def cancelled(self, request: Request) -> Reply:
        refusal = await self._refused(request)
        return refusal or Reply((paragraph(self._texts("watch.cancelled")),), replaces=True)

    async def listed(self, request: Request, *, replaces: bool = False) -> Reply:
        texts = self._texts
        refusal = await self._refused(request)
        if refusal or request.chat is None:
            return refusal or Reply()
        found = await self._watches.of(request.chat)
        if not found:
            return Reply((paragraph(texts("watch.none")),), replaces=replaces)
        lines, rows = [], []
        for number, watch in enumerate(found, 1):
            key = "watch.line_paused" if watch.paused else "watch.line"
            lines.append(texts(key, number=number, watch=watch.text))
            label = "buttons.resume" if watch.paused else "buttons.pause"
            rows.append(
                (
                    button(texts(label, number=number), PauseWatch(watch.id, int(not watch.paused))),
                    button(texts("buttons.delete", number=number), DeleteWatch(watch.id)),
                )
            )
        title = Paragraph((Span(texts("watch.list"), Mark.BOLD),))
        return Reply((title, paragraph("\n".join(lines))), tuple(rows), replaces=replaces)

    async def pause(self, action: PauseWatch, request: Request) -> Reply:
        refusal = await self._refused(request)
        if refusal or request.chat is None:
            return refusal or Reply()
        await self._watches.pause(request.chat, action.watch, paused=bool(action.paused))
        return await self.listed(request, replaces=True)

    async def delete(self, action: DeleteWatch, request: Request) -> Reply:
        refusal = await self._refused(request)
        if refusal or request.chat is None:
            return refusal or Reply()
        await self._watches.delete(request.chat, action.watch)
        return await self.listed(request, replaces=True)

    async def _refused(self, request: Request) -> Reply | None:
        if request.chat is None:
            return Reply((paragraph(self._texts("watch.nowhere")),))
        return await refused(self._texts, request)

    def _today(self, request: Request) -> date:
        return request.now.astimezone(self._zone).date()


def missing(texts: Texts, text: str, watched: Watched) -> tuple[Block, ...]:
    """Why words that were written are nothing to watch for."""
    if not text:
        return ()
    key = "watch.only_exclusions" if watched.exclusions and not watched.words else "watch.no_words"
    return (paragraph(texts(key, watch=short(text))),)


def past(texts: Texts, fired: Fired) -> str:
    """How many alerts there would have been of late."""
    if not fired.since:
        return texts("watch.none_fired")
    return texts("watch.fired_at_least" if fired.more else "watch.fired", count=fired.since)


def described(texts: Texts, watched: Watched) -> str:
    parts = [watched.words] if watched.words else []
    parts += [texts("answer.phrase", phrase=phrase) for phrase in watched.phrases]
    if watched.speakers:
        parts.append(texts("answer.by", speakers=texts.listed(watched.speakers)))
    parts += [texts("answer.without", word=word) for word in watched.exclusions]
    return ", ".join(parts)


def speakers(fired: Fired) -> list[str]:
    names = [speaker.name for quote in fired.last if quote.certain for speaker in quote.speakers]
    return list(dict.fromkeys(names))[:SPEAKERS]
