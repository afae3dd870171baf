"""One message on its way into a chat, over HTTP with the simulated Bot API."""

import pytest
from telegram.ext import ApplicationBuilder

from bot.telegram.sending.posting import Destination, post
from bot.telegram.sending.render import Outgoing
from tests.bot.telegram.bots import TOKEN
from tests.simulator import Sim

ANN = 1001


@pytest.mark.parametrize("html", ["<b>one", "<u", "<script>one</script>", "one</b>"])
async def test_marks_that_telegram_does_not_understand(sim: Sim, html: str) -> None:
    sim.chat(ANN)
    bot = ApplicationBuilder().token(TOKEN).base_url(sim.bot_url).build().bot
    async with bot:
        await post(bot, Outgoing(html, "one < two"), Destination(ANN))
    assert [message["text"] for message in sim.messages(ANN) if message["outgoing"]] == ["one < two"]
