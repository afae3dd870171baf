"""Inline mode of the whole program, against the simulator: words typed in any chat give quotes to choose from."""

import signal
from collections.abc import Iterator
from hashlib import sha256

import pytest

from tests.bot.programs import onrecord, running_bot
from tests.bot.telegram.bots import TOKEN
from tests.simulator import Sim
from tests.simulator.shapes import Json

ANN, GROUP = 1001, -1001234
LETTERS = str.maketrans("0123456789", "ghijklmnop")


def words(number: int) -> str:
    """Words like no other number's: the same said twice is offered once."""
    return " ".join(sha256(f"{number}-{each}".encode()).hexdigest()[:6].translate(LETTERS) for each in range(6))


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory, module_sim: Sim) -> Iterator[Sim]:
    folder = tmp_path_factory.mktemp("var")
    many = folder / "many.jsonl"
    many.write_text(
        "\n".join(
            f'{{"id": "r{n}", "title": "Report {n}", "date": "2021-02-{n % 28 + 1:02}", "speaker": "Ada <i>Field</i>", "language": "en", '
            f'"text": "{words(n)}: the <b>bicycle</b> & its {words(n * 7 + 3)} met {words(n * 11 + 5)}."}}'
            for n in range(70)
        )
    )
    assert onrecord(folder, "load", "data", str(many)).returncode == 0
    with running_bot(folder, module_sim.url, TOKEN) as process:
        module_sim.ask(ANN, "/start", timeout=30)
        yield module_sim
        process.send_signal(signal.SIGTERM)
        log = process.communicate(timeout=30)[1]
    module_sim.assert_no_bad_requests()
    assert "level=error" not in log
    assert "Traceback" not in log


@pytest.fixture(scope="module")
def module_sim() -> Iterator[Sim]:
    from tests.simulator import running

    with running() as sim:
        sim = Sim(sim.url, TOKEN)
        sim.config(limits=False)
        yield sim


def offered(sim: Sim, query: str, offset: str = "") -> Json:
    asked = sim.inline(query, offset=offset, user_id=ANN, wait=20)
    assert asked["answer"] is not None
    return dict(asked["answer"])


def test_words_give_quotes_with_who_and_when(bot: Sim) -> None:
    [first, *_] = offered(bot, "What is UNRWA said to be?")["results"]
    assert first["title"].startswith("Sergey Lavrov")
    assert "UNRWA" in first["description"]
    assert first["input_message_content"]["message_text"].count("<blockquote") == 1
    assert first["id"].startswith("q_")


def test_many_come_page_by_page_each_once(bot: Sim) -> None:
    first = offered(bot, "bicycle")
    assert len(first["results"]) == 50
    second = offered(bot, "bicycle", first["next_offset"])
    ids = [each["id"] for page in (first, second) for each in page["results"]]
    assert len(set(ids)) == len(ids)
    assert len(ids) > 50
    assert not second.get("next_offset")


def test_without_words_the_newest_come(bot: Sim) -> None:
    answer = offered(bot, "")
    assert len(answer["results"]) == 50
    assert all(each["title"] for each in answer["results"])


@pytest.mark.parametrize(
    "query", ["opening hours of the bakery in Reykjavik", "\u202e", "x" * 256, "🙂" * 128, "' OR 1=1 --"]
)
def test_where_nothing_is_on_record_nothing_is_offered(bot: Sim, query: str) -> None:
    assert all(each["id"].startswith("s_") for each in offered(bot, query)["results"])


@pytest.mark.parametrize("offset", ["-1", "abc", "999999999999", "1e3"])
def test_odd_places_do_no_harm(bot: Sim, offset: str) -> None:
    assert isinstance(offered(bot, "bicycle", offset)["results"], list)


def test_no_chat_hears_of_it(bot: Sim) -> None:
    bot.chat(id=GROUP, type="supergroup")
    offered(bot, "bicycle")
    assert [each for each in bot.messages(GROUP) if each["outgoing"]] == []


def told(sim: Sim, text: str, replied: str = "") -> str:
    asked = sim.guest(f"@sim42_bot {text}", replied=replied, wait=20)
    assert asked["answer"] is not None
    return str(asked["answer"]["input_message_content"]["message_text"])


def test_a_guest_is_answered_and_a_message_replied_to_is_verified(bot: Sim) -> None:
    assert "UNRWA" in told(bot, "What is UNRWA said to be?")
    assert "Nothing on record" in told(bot, "opening hours of the bakery in Reykjavik")
    said = "the only organisation that provides effective assistance to millions of Palestinian refugees"
    assert told(bot, "", said).startswith("<b>On record, word for word")
    assert told(bot, "verify", "Zeppelins are the future of this valley and of its people.").startswith("Not found")
    assert "/ask" in told(bot, "")


def test_nothing_is_kept_of_a_guests_chat_and_no_button_leads_back(bot: Sim) -> None:
    first = bot.guest("@sim42_bot What is UNRWA said to be?", wait=20)["answer"]
    assert first is not None
    rows = first.get("reply_markup", {}).get("inline_keyboard", [])
    assert all("callback_data" not in each for row in rows for each in row)
    assert "Read with your last question" not in told(bot, "and in 2022?")
    assert bot.messages(-100987) == []
