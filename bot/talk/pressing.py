"""What each button does, one line a button: its action, and the part of the conversation that answers it."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

from bot.say import Action, Reply, Request, Say, decode
from bot.talk.carrying import Card, Cite, Export
from bot.talk.operators import DropBroadcast, SendBroadcast
from bot.talk.preferences import (
    CancelWatch,
    Choose,
    DeleteWatch,
    Forget,
    KeepAll,
    ListWatches,
    NarrowWatch,
    PauseWatch,
    SaveWatch,
    ShowPage,
    Subscribe,
    TryWatch,
)
from bot.talk.record import (
    DropFilter,
    ShowChart,
    ShowList,
    ShowMonth,
    ShowMonths,
    ShowQuote,
    ShowWording,
    browsing,
    changes,
    in_context,
    reading,
)

if TYPE_CHECKING:
    from bot.talk.conversation import Conversation

A = TypeVar("A", bound=Action)
Do = Callable[["Conversation", A, Request], Awaitable[Reply | None]]


def does(kind: type[A], do: Do[A]) -> tuple[type[Action], Do[Any]]:
    return kind, do


DOES = dict(
    (
        does(in_context.InContext, lambda talk, action, _: in_context.read_in_context(talk.texts, talk.archive, action)),
        does(reading.ReadInFull, lambda talk, action, _: reading.read_in_full(talk.texts, talk.archive, action)),
        does(reading.ReadAt, lambda talk, action, _: reading.read_at(talk.texts, talk.archive, action)),
        does(reading.TurnPage, lambda talk, action, _: reading.read_in_full(talk.texts, talk.archive, action)),
        does(reading.ShowChange, lambda talk, action, _: changes.show_change(talk.texts, talk.archive, action)),
        does(ShowQuote, lambda talk, action, request: talk.next_quote(action, request)),
        does(Cite, lambda talk, action, _: talk.citing.cite(action)),
        does(Card, lambda talk, action, _: talk.citing.card(action)),
        does(Export, lambda talk, action, request: talk.exporting.file(action, talk.today(request))),
        does(ShowChart, lambda talk, action, request: talk.surveying.chart(action, talk.today(request))),
        does(ShowList, lambda talk, action, request: talk.surveying.next_page(action, talk.today(request))),
        does(ShowWording, lambda talk, action, request: talk.surveying.next_wording(action, talk.today(request))),
        does(ShowMonths, lambda talk, action, request: talk.surveying.months(action, talk.today(request))),
        does(ShowMonth, lambda talk, action, request: talk.surveying.month(action, talk.today(request))),
        does(DropFilter, lambda talk, action, request: talk.without_filter(action, request)),
        does(browsing.Latest, lambda talk, action, _: browsing.show_latest(talk.texts, talk.archive, action)),
        does(browsing.BrowseArchive, lambda talk, *_: browsing.archive_front(talk.texts, talk.archive, replaces=True)),
        does(browsing.BrowseMonths, lambda talk, action, _: browsing.months(talk.texts, talk.archive, action.page)),
        does(browsing.BrowseSpeakers, lambda talk, action, _: browsing.speakers(talk.texts, talk.archive, action.page)),
        does(browsing.MonthStatements, lambda talk, action, _: browsing.month_statements(talk.texts, talk.archive, action)),
        does(browsing.SpeakerStatements, lambda talk, action, _: browsing.speaker_statements(talk.texts, talk.archive, action)),
        does(changes.Changes, lambda talk, action, _: changes.changes(talk.texts, talk.archive, action.page, replaces=True)),
        does(SaveWatch, lambda talk, action, request: talk.watching.save(action.token, request)),
        does(NarrowWatch, lambda talk, action, request: talk.watching.narrow(action.token, request)),
        does(TryWatch, lambda talk, action, request: talk.watching.try_kept(action.token, request)),
        does(CancelWatch, lambda talk, _, request: talk.watching.cancelled(request)),
        does(ListWatches, lambda talk, _, request: talk.watching.listed(request)),
        does(PauseWatch, lambda talk, action, request: talk.watching.pause(action, request)),
        does(DeleteWatch, lambda talk, action, request: talk.watching.delete(action, request)),
        does(ShowPage, lambda talk, action, request: talk.settings.show(action, request)),
        does(Choose, lambda talk, action, request: talk.settings.choose(action, request)),
        does(Subscribe, lambda talk, action, request: talk.subscribing.press(action, request)),
        does(Forget, lambda talk, _, request: talk.forgetting.forget(request)),
        does(KeepAll, lambda talk, _, request: talk.forgetting.keep(request)),
        does(SendBroadcast, lambda talk, action, request: talk.operators.send(action, request)),
        does(DropBroadcast, lambda talk, action, request: talk.operators.drop(action, request)),
        does(Say, lambda talk, action, request: talk.command(action.command, request)),
    )
)  # fmt: skip

KINDS = {kind.letter: kind for kind in DOES}


def pressed(text: str) -> Action | None:
    """The action that a button carries; None for what no button of this bot carries."""
    return decode(text, KINDS)
