"""In which language a chat is spoken to."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest

from bot.say import Chat, Reply, Request, reply_json
from bot.say.request import Place
from bot.say.texts import Texts, languages, own_name
from bot.store import WatchStore
from bot.store.chat_languages import chosen_language
from bot.talk import MENU, Conversation, Speaking
from tests.bot.conversations import buttons, conversation_about, words
from tests.index.records import NOW, said

RECORD = [said("The bridge is open.")]
ANN = Chat(chat_id=1, kind="private")
GROUP = Chat(chat_id=-1, kind="supergroup")


@asynccontextmanager
async def speaking_about(folder: Path) -> AsyncIterator[Speaking]:
    async with conversation_about(folder, RECORD) as own:

        def made(texts: Texts) -> Conversation:
            return Conversation(own.record, texts, own.profile, (), own.questions, WatchStore(own.engine), own.engine)

        yield Speaking(own, made, partial(chosen_language, own.engine), clock=lambda: 0.0)


def asked(command: str, chat: Chat | None = ANN, language: str | None = None) -> Request:
    place = Place.GROUP if chat is GROUP else Place.PRIVATE
    name, _, text = command.partition(" ")
    return Request(now=NOW, command=name, text=text, chat=chat, place=place, language=language)


async def heard(speaking: Speaking, request: Request) -> str:
    reply = await speaking.reply(request)
    assert reply is not None
    return words(reply)


@pytest.mark.parametrize(
    ("chat", "client", "language"),
    [
        (ANN, None, "en"),
        (ANN, "ru", "ru"),
        (ANN, "es-MX", "es"),
        (ANN, "tlh", "en"),
        (ANN, "../../x", "en"),
        (GROUP, "ru", "en"),
        (None, "de", "de"),
    ],
)
async def test_a_person_is_spoken_to_in_their_language_and_a_group_in_its_owners(
    tmp_path: Path, chat: Chat | None, client: str | None, language: str
) -> None:
    async with speaking_about(tmp_path) as speaking:
        assert (await heard(speaking, asked("latest", chat, client))).startswith(Texts.load(language)("latest.title"))


@pytest.mark.parametrize("chat", [ANN, GROUP])
@pytest.mark.parametrize("named", ["de", "German", "deutsch"])
async def test_a_chosen_language_is_spoken_at_once_and_stays(tmp_path: Path, chat: Chat, named: str) -> None:
    async with speaking_about(tmp_path) as speaking:
        settings = await heard(speaking, asked(f"language {named}", chat, "ru"))
        assert Texts.load("de")("settings.sound") in settings
        assert (await heard(speaking, asked("latest", chat, "ru"))).startswith("Neueste Erklärungen")


async def test_a_language_is_chosen_by_a_button_under_its_own_name(tmp_path: Path) -> None:
    async with speaking_about(tmp_path) as speaking:
        offered = await speaking.reply(asked("language"))
        assert offered is not None
        by_label = {each.label: each for each in buttons(offered)}
        assert {own_name(each) for each in languages()} <= by_label.keys()
        pressed = await speaking.reply(Request(now=NOW, action=by_label["العربية"].action, chat=ANN))
        assert pressed is not None
        assert pressed.replaces
        assert Texts.load("ar")("settings.sound") in words(pressed)


async def test_what_comes_unasked_in_a_private_chat_is_in_the_persons_language(tmp_path: Path) -> None:
    async with speaking_about(tmp_path) as speaking:
        await speaking.reply(asked("subscribe", ANN, "fr"))
        await speaking.reply(asked("subscribe", GROUP, "fr"))
        assert await chosen_language(speaking._own.engine, ANN) == "fr"
        assert await chosen_language(speaking._own.engine, GROUP) is None


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("command", MENU)
async def test_every_command_is_answered_in_every_language(tmp_path: Path, language: str, command: str) -> None:
    async with speaking_about(tmp_path) as speaking:
        reply = await speaking.reply(asked(command, ANN, language))
        assert isinstance(reply, Reply)
        assert reply_json.from_json(json.loads(json.dumps(reply_json.to_json(reply)))).blocks == reply.blocks
