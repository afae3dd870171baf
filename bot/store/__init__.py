"""The conversation's database: chats, subscriptions, inbox, outbox, backups."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store import chats, leases, outbox
    from bot.store.backup import back_up
    from bot.store.broadcasts import Broadcasts
    from bot.store.chat_languages import chosen_language
    from bot.store.chats import tables_about_chats
    from bot.store.circulars import put_selected
    from bot.store.contents import Part, read_contents
    from bot.store.inbox import Arrival, Claimed, Fate, Inbox, Settled, Waiting, arrival
    from bot.store.last_shown import LastShown, Shown, kept_last_shown
    from bot.store.leases import give_back as give_back_lease
    from bot.store.leases import take as take_lease
    from bot.store.outbox import Digests, Kind, Letter, LetterState, is_in, put
    from bot.store.questions import Asked, QuestionStore, kept_questions
    from bot.store.restoring import restore
    from bot.store.schema import check_schema, head_revision, metadata, prepare_schema, upgrade_schema
    from bot.store.subscriptions import Alerts, Subscription, Subscriptions
    from bot.store.tables import alert_position, alerts, bodies, updates
    from bot.store.tables import broadcasts as broadcasts_table
    from bot.store.tables import chats as chats_table
    from bot.store.tables import outbox as outbox_table
    from bot.store.tables import subscriptions as subscriptions_table
    from bot.store.tables import watches as watches_table
    from bot.store.watches import MOST_WATCHES, Saved, WatchStore, read_kept_watch
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = [
    "MOST_WATCHES",
    "Alerts",
    "Arrival",
    "Asked",
    "Broadcasts",
    "Claimed",
    "Digests",
    "Fate",
    "Inbox",
    "Kind",
    "LastShown",
    "Letter",
    "LetterState",
    "Part",
    "QuestionStore",
    "Saved",
    "Settled",
    "Shown",
    "Subscription",
    "Subscriptions",
    "Waiting",
    "WatchStore",
    "alert_position",
    "alerts",
    "arrival",
    "back_up",
    "bodies",
    "broadcasts_table",
    "chats",
    "chats_table",
    "check_schema",
    "chosen_language",
    "give_back_lease",
    "head_revision",
    "is_in",
    "kept_last_shown",
    "kept_questions",
    "leases",
    "metadata",
    "outbox",
    "outbox_table",
    "prepare_schema",
    "put",
    "put_selected",
    "read_contents",
    "read_kept_watch",
    "restore",
    "subscriptions_table",
    "tables_about_chats",
    "take_lease",
    "updates",
    "upgrade_schema",
    "watches_table",
]
