"""Methods that answer a pressed button or an inline query."""

from telegram.constants import CallbackQueryLimit, InlineQueryLimit, InlineQueryResultLimit

from tests.simulator.bot import Bot
from tests.simulator.content import read_markup, text_content
from tests.simulator.errors import ApiError, bad, need
from tests.simulator.params import Params
from tests.simulator.shapes import Json
from tests.simulator.units import utf16_length

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(bot: Bot, p: Params) -> bool:
    most = CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH
    need(utf16_length(p.text("text")) <= most, "MESSAGE_TOO_LONG")
    answer = {"text": p.text("text"), "show_alert": p.flag("show_alert"), "url": p.text("url")}
    return _answer(bot, p.text("callback_query_id"), bot.world.config.callback_ttl, answer)


def answer_inline_query(bot: Bot, p: Params) -> bool:
    results = p.parsed("results") or []
    need(len(results) <= InlineQueryLimit.RESULTS, "Too many inline query results specified")
    for result in results:
        _check_result(result)
    need(len({str(result["id"]) for result in results}) == len(results), "RESULT_ID_DUPLICATE")
    return _answer(bot, p.text("inline_query_id"), bot.world.config.inline_ttl, {**p, "results": results})


def answer_guest_query(bot: Bot, p: Params) -> Json:
    result: Json = p.parsed("result") or {}
    _check_result(result)
    _answer(bot, p.text("guest_query_id"), bot.world.config.inline_ttl, result)
    return {"inline_message_id": f"guest-{p.text('guest_query_id')}"}


def _check_result(result: Json) -> None:
    size = len(str(result.get("id", "")).encode())
    least, most = InlineQueryResultLimit.MIN_ID_LENGTH, InlineQueryResultLimit.MAX_ID_LENGTH
    need(least <= size <= most, "RESULT_ID_INVALID")
    need(result.get("type") != "article" or result.get("title"), "ARTICLE_TITLE_EMPTY")
    content = Params(result.get("input_message_content") or {})
    if "message_text" in content:
        try:
            text_content(Params({**content, "text": content["message_text"]}))
        except ApiError as error:
            reason = error.description.removeprefix("Bad Request: ")
            raise bad(f"Can't parse inline query result: {reason}") from None
    read_markup(Params(result))


def _answer(bot: Bot, query_id: str, ttl: float, answer: Json) -> bool:
    query = bot.queries.get(query_id)
    if query is None or query.answer is not None or bot.world.clock.now() > query.ts + ttl:
        raise bad(TOO_OLD)
    query.answer = answer
    bot.world.journal.tick()
    return True
