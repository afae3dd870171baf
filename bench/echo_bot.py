"""The least a bot on python-telegram-bot can do: say back what it reads. The peer that our answers are timed beside.

With PUBLIC_URL and PORT it takes a webhook, as the library's example customwebhookbot does; else it polls.
"""

import asyncio
import os
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

AT_ONCE = 16


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message is not None:
        await update.message.reply_text(update.message.text or "")


def main() -> None:
    root = os.environ["TELEGRAM_API_URL"]
    builder: Any = Application.builder().token(os.environ["TELEGRAM_BOT_TOKEN"]).base_url(f"{root}/bot")
    builder = builder.concurrent_updates(AT_ONCE).connection_pool_size(AT_ONCE).job_queue(None)
    address = os.environ.get("PUBLIC_URL")
    application = (builder.updater(None) if address else builder).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    if address:
        asyncio.run(serve(application, address, int(os.environ["PORT"])))
    else:
        application.run_polling(allowed_updates=[Update.MESSAGE])


async def serve(application: Any, address: str, port: int) -> None:
    async def take(request: Request) -> Response:
        await application.update_queue.put(Update.de_json(await request.json(), application.bot))
        return Response()

    site = Starlette(routes=[Route("/telegram", take, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(site, port=port, access_log=False, log_level="warning"))
    async with application:
        await application.bot.set_webhook(f"{address}/telegram", allowed_updates=[Update.MESSAGE])
        await application.start()
        await server.serve()
        await application.stop()


if __name__ == "__main__":
    main()
