"""``/verify`` of a whole text, a file, a message replied to, and a page."""

from pathlib import Path

import pytest

from bot.say import Aside, SentFile
from tests.bot.conversations import conversation_about, hear, quoted, words
from tests.index.importing.documents import word
from tests.index.records import said

RECORD = [
    said("The toll will stay where it is until the bridge is paid for.", name="toll"),
    said("We opened nine schools in the hills last autumn.", name="school", speaker="Ben Hill"),
]
DRAFT = """The council met for a third time this week, and few who came had expected that it would decide anything at all.

“The toll will stay where it is until the bridge is paid for,” Ada Field said.

“We opened six schools in the hills last autumn,” Ben Hill told reporters.

“Zeppelins are the future of this valley,” he added."""


async def test_one_line_sums_up_and_what_is_wrong_comes_first(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, RECORD) as conversation:
        reply = await hear(conversation, f"/verify {DRAFT}")
    lines = words(reply).splitlines()
    assert lines[0] == "3 quotations: 1 word for word, 1 altered, 1 not on record."
    assert lines[1].startswith("2. Not word for word (In your text: Ben Hill)")
    assert quoted(reply) == ["We opened six nine schools in the hills last autumn"]
    assert "3. Not on record" in words(reply)
    assert isinstance(reply.blocks[-1], Aside)
    assert "1. “The toll will stay" in words(reply).rpartition("Word for word:")[2]


async def test_a_forwarded_post_is_verified_and_not_searched(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, RECORD) as conversation:
        assert words(await hear(conversation, DRAFT, forwarded=True)).startswith("3 quotations")
        one = await hear(conversation, "The toll will stay where it is until the bridge is paid for.", forwarded=True)
        assert words(one).startswith("On record, word for word.")


async def test_a_question_about_a_file_stays_a_question(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, RECORD) as conversation:
        asked = await hear(conversation, "What will the toll be?", file=sent("draft.txt", DRAFT.encode()))
        assert "The toll will stay where it is" in "".join(quoted(asked))
        assert words(await hear(conversation, "", file=sent("draft.txt", DRAFT.encode()))).startswith("3 quotations")


async def test_a_message_replied_to_is_verified(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, RECORD) as conversation:
        assert words(await hear(conversation, "/verify", replied_text=DRAFT)).startswith("3 quotations")


def sent(name: str, body: bytes, size: int | None = None) -> SentFile:
    async def read() -> bytes:
        return body

    return SentFile(name=name, size=len(body) if size is None else size, read=read)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        (sent("draft.txt", DRAFT.encode()), "3 quotations"),
        (sent("DRAFT.TXT", DRAFT.encode("utf-16")), "3 quotations"),
        (sent("draft.docx", word()), "No quotation was found in this text."),
        (sent("draft.docx", b"no zip"), "This can’t be read: draft.docx is"),
        (sent("draft.pdf", b"%PDF-nothing"), "This can’t be read: draft.pdf is no readable PDF"),
        (sent("draft.exe", b"MZ"), "This can’t be read: draft.exe is none of"),
        (sent("draft.txt", b"", 50 << 20), "The file is too large"),
    ],
)
async def test_files_are_read_or_refused_in_a_line(tmp_path: Path, file: SentFile, line: str) -> None:
    async with conversation_about(tmp_path, RECORD) as conversation:
        said_of_it = words(await hear(conversation, "/verify", file=file))
    assert said_of_it.startswith((line, "Not found among", "Paste"))
    assert "Traceback" not in said_of_it


async def test_a_private_address_is_not_fetched(tmp_path: Path) -> None:
    async with conversation_about(tmp_path, RECORD) as conversation:
        assert words(await hear(conversation, "/verify http://127.0.0.1:5432/")).startswith("This can’t be read")
