"""Should the bot speak here? One row a case; ``None``: it keeps silent."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram import Update, User

from bot.telegram.arriving.addressed import Asked, asked

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ME = User(42, "On Record", is_bot=True, username="OnRecordBot")
COMMANDS = frozenset({"latest", "ask", "subscribe", "watch"})

PRIVATE = {"id": 7, "type": "private", "first_name": "Ann"}
GROUP = {"id": -7, "type": "group", "title": "Group"}
FORUM = {"id": -1007, "type": "supergroup", "title": "Forum", "is_forum": True}
CHANNEL = {"id": -1008, "type": "channel", "title": "Channel"}
ANN = {"id": 7, "is_bot": False, "first_name": "Ann"}
ANOTHER_BOT = {"id": 43, "is_bot": True, "first_name": "Bot", "username": "OtherBot"}
ANONYMOUS_ADMIN = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
FROM_ME: dict[str, Any] = {"message_id": 1, "date": 0, "chat": GROUP, "from": ME.to_dict(), "text": "An answer"}
FROM_ANN = FROM_ME | {"from": ANN, "text": "A remark"}
FORWARDED = {"forward_origin": {"type": "hidden_user", "date": 0, "sender_user_name": "Ben"}}
IN_TOPIC = {"message_thread_id": 3, "is_topic_message": True}
PHOTO = {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]}
STICKER = {
    "sticker": {
        "file_id": "f",
        "file_unique_id": "u",
        "width": 1,
        "height": 1,
        "is_animated": False,
        "is_video": False,
        "type": "regular",
    }
}
WHO = Asked("Who said it?")


def mention(text: str, *names: str, caption: bool = False) -> dict[str, Any]:
    entities = [{"type": "mention", "offset": text.index(name), "length": len(name)} for name in names]
    return {"caption": text, "caption_entities": entities} if caption else {"text": text, "entities": entities}


def update(chat: dict[str, Any], *parts: dict[str, Any], kind: str = "message") -> Update:
    message: dict[str, Any] = {"message_id": 5, "date": int(NOW.timestamp()), "chat": chat}
    if chat is CHANNEL:
        message["sender_chat"] = CHANNEL
    else:
        message["from"] = ANN
    for part in parts:
        message |= part
    made = Update.de_json({"update_id": 1, kind: message}, None)
    assert isinstance(made, Update)
    return made


def text(words: str) -> dict[str, Any]:
    return {"text": words}


CASES: list[tuple[str, Update, Asked | None]] = [
    # In a private chat everything is for the bot.
    ("question", update(PRIVATE, text("Who said it?")), WHO),
    ("question with spaces around it", update(PRIVATE, text("  Who said it?\n")), WHO),
    ("command", update(PRIVATE, text("/latest")), Asked("", "latest")),
    ("command in capitals", update(PRIVATE, text("/LATEST")), Asked("", "latest")),
    ("command with text", update(PRIVATE, text("/ask  Who said it?")), Asked("Who said it?", "ask")),
    ("command with text on the next line", update(PRIVATE, text("/ask\nWho\nsaid?")), Asked("Who\nsaid?", "ask")),
    ("command of no one's", update(PRIVATE, text("/dance")), Asked("", "dance")),
    ("command with the bot's name", update(PRIVATE, text("/latest@onrecordbot")), Asked("", "latest")),
    ("command of another bot", update(PRIVATE, text("/latest@OtherBot")), None),
    ("a slash inside a sentence", update(PRIVATE, text("and/or")), Asked("and/or")),
    ("only a slash", update(PRIVATE, text("/")), Asked("/")),
    ("a path", update(PRIVATE, text("/usr/bin")), Asked("/usr/bin")),
    ("caption", update(PRIVATE, PHOTO, {"caption": "Who said it?"}), WHO),
    ("command in a caption", update(PRIVATE, PHOTO, {"caption": "/latest"}), Asked("", "latest")),
    ("photo without words", update(PRIVATE, PHOTO), Asked("")),
    ("photo of an album without words", update(PRIVATE, PHOTO, {"media_group_id": "1"}), None),
    ("sticker", update(PRIVATE, STICKER), Asked("")),
    ("forwarded question", update(PRIVATE, FORWARDED, text("Who said it?")), WHO),
    ("forwarded command", update(PRIVATE, FORWARDED, text("/latest")), None),
    ("sent through another bot", update(PRIVATE, text("Who said it?"), {"via_bot": ANOTHER_BOT}), None),
    ("sent through this bot", update(PRIVATE, text("Who said it?"), {"via_bot": ME.to_dict()}), None),
    ("another bot", update(PRIVATE, text("Who said it?"), {"from": ANOTHER_BOT}), None),
    ("reply to another", update(PRIVATE, text("Who said it?"), {"reply_to_message": FROM_ANN}), WHO),
    ("service message", update(PRIVATE, {"group_chat_created": True}), None),
    ("pinned message", update(PRIVATE, {"pinned_message": FROM_ME}), None),
    ("edited question", update(PRIVATE, text("Who said it?"), kind="edited_message"), None),
    ("edited command", update(PRIVATE, text("/latest"), kind="edited_message"), None),
    # In a group only what is said to the bot.
    ("remark", update(GROUP, text("Who said it?")), None),
    ("group command", update(GROUP, text("/latest")), Asked("", "latest")),
    ("group command of no one's", update(GROUP, text("/dance")), None),
    ("group command of no one's with the bot's name", update(GROUP, text("/dance@OnRecordBot")), Asked("", "dance")),
    ("group command of this bot", update(GROUP, text("/ask@OnRecordBot Who said it?")), Asked("Who said it?", "ask")),
    ("group command of another bot", update(GROUP, text("/latest@OtherBot")), None),
    (
        "group command of another bot in a reply",
        update(GROUP, text("/x@OtherBot"), {"reply_to_message": FROM_ME}),
        None,
    ),
    ("group command inside a sentence", update(GROUP, text("try /latest")), None),
    ("mention first", update(GROUP, mention("@OnRecordBot Who said it?", "@OnRecordBot")), WHO),
    ("mention with a comma", update(GROUP, mention("@OnRecordBot, Who said it?", "@OnRecordBot")), WHO),
    ("mention last", update(GROUP, mention("Who said it? @onrecordbot", "@onrecordbot")), WHO),
    (
        "mention inside",
        update(GROUP, mention("Does @OnRecordBot know?", "@OnRecordBot")),
        Asked("Does @OnRecordBot know?"),
    ),
    (
        "mention beside another's",
        update(GROUP, mention("@ann_b @OnRecordBot hm", "@ann_b", "@OnRecordBot")),
        Asked("@ann_b @OnRecordBot hm"),
    ),
    ("only a mention", update(GROUP, mention("@OnRecordBot", "@OnRecordBot")), Asked("")),
    ("mention of another", update(GROUP, mention("@OtherBot Who said it?", "@OtherBot")), None),
    ("a longer name", update(GROUP, mention("@OnRecordBot2 hm", "@OnRecordBot2")), None),
    ("the name, not as a mention", update(GROUP, text("mail a@OnRecordBot")), None),
    (
        "mention by id",
        update(
            GROUP,
            {
                "text": "Record, Who said it?",
                "entities": [{"type": "text_mention", "offset": 0, "length": 6, "user": ME.to_dict()}],
            },
        ),
        WHO,
    ),
    (
        "mention in a caption",
        update(GROUP, PHOTO, mention("@OnRecordBot Who said it?", "@OnRecordBot", caption=True)),
        WHO,
    ),
    ("photo", update(GROUP, PHOTO), None),
    ("sticker in reply", update(GROUP, STICKER, {"reply_to_message": FROM_ME}), None),
    ("reply to the bot", update(GROUP, text("Who said it?"), {"reply_to_message": FROM_ME}), WHO),
    ("reply to another in a group", update(GROUP, text("Who said it?"), {"reply_to_message": FROM_ANN}), None),
    ("forwarded mention", update(GROUP, FORWARDED, mention("@OnRecordBot hm", "@OnRecordBot")), None),
    ("forwarded group command", update(GROUP, FORWARDED, text("/latest@OnRecordBot")), None),
    ("another bot's mention", update(GROUP, mention("@OnRecordBot hm", "@OnRecordBot"), {"from": ANOTHER_BOT}), None),
    (
        "anonymous administrator",
        update(GROUP, text("/latest"), {"from": ANONYMOUS_ADMIN, "sender_chat": GROUP}),
        Asked("", "latest"),
    ),
    (
        "linked channel's post",
        update(GROUP, text("/latest"), {"sender_chat": CHANNEL, "is_automatic_forward": True}),
        None,
    ),
    ("new members", update(GROUP, {"new_chat_members": [ME.to_dict()]}), None),
    ("edited mention", update(GROUP, mention("@OnRecordBot hm", "@OnRecordBot"), kind="edited_message"), None),
    # In a topic.
    ("topic remark", update(FORUM, text("Who said it?"), IN_TOPIC), None),
    (
        "topic command",
        update(FORUM, text("/latest"), {"message_thread_id": 3, "is_topic_message": True}),
        Asked("", "latest"),
    ),
    (
        "remark in a topic the bot made",
        update(
            FORUM,
            text("Who said it?"),
            {"reply_to_message": FROM_ME | {"text": None, "forum_topic_created": {"name": "T", "icon_color": 1}}},
        ),
        None,
    ),
    # A channel's posts are its own.
    ("post", update(CHANNEL, text("Who said it?"), kind="channel_post"), None),
    ("post with a command", update(CHANNEL, text("/latest"), kind="channel_post"), None),
    (
        "post with the bot's command",
        update(CHANNEL, text("/latest@OnRecordBot"), kind="channel_post"),
        Asked("", "latest"),
    ),
    ("post that subscribes", update(CHANNEL, text("/subscribe 9"), kind="channel_post"), Asked("9", "subscribe")),
    ("post that watches", update(CHANNEL, text("/watch oil"), kind="channel_post"), Asked("oil", "watch")),
    ("post with a mention", update(CHANNEL, mention("@OnRecordBot hm", "@OnRecordBot"), kind="channel_post"), None),
    ("edited post", update(CHANNEL, text("/latest@OnRecordBot"), kind="edited_channel_post"), None),
    # Other updates.
    ("nothing", Update(1), None),
]


@pytest.mark.parametrize(("case", "given", "expected"), CASES, ids=[case for case, _, _ in CASES])
def test_asked(case: str, given: Update, expected: Asked | None) -> None:
    assert asked(given, me=ME, commands=COMMANDS, now=NOW) == expected


@pytest.mark.parametrize(
    ("words", "age", "expected"),
    [
        ("Who said it?", timedelta(minutes=10), WHO),
        ("Who said it?", timedelta(minutes=10, seconds=1), None),
        ("Who said it?", timedelta(days=1), None),
        ("Who said it?", timedelta(seconds=-5), WHO),
        ("/ask Who said it?", timedelta(days=1), Asked("Who said it?", "ask")),
    ],
)
def test_old_questions_are_left_but_not_old_commands(words: str, age: timedelta, expected: Asked | None) -> None:
    assert asked(update(PRIVATE, text(words)), me=ME, commands=COMMANDS, now=NOW + age) == expected
