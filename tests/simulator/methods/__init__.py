"""The Bot API methods the simulator knows, under their names; each module holds one kind of them."""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.simulator.bot import Bot
from tests.simulator.methods import answering, editing, files, members, profile, sending, updates
from tests.simulator.params import Params

Method = Callable[[Bot, Params], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getMe": profile.get_me,
    "getUpdates": updates.get_updates,
    "setWebhook": updates.set_webhook,
    "deleteWebhook": updates.delete_webhook,
    "getWebhookInfo": updates.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": files.send_photo,
    "sendDocument": files.send_document,
    "sendVideo": files.send_video,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "pinChatMessage": editing.pin_chat_message,
    "answerCallbackQuery": answering.answer_callback_query,
    "answerInlineQuery": answering.answer_inline_query,
    "answerGuestQuery": answering.answer_guest_query,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setMyDescription": profile.set_my_description,
    "getMyDescription": profile.get_my_description,
    "setMyShortDescription": profile.set_my_short_description,
    "getMyShortDescription": profile.get_my_short_description,
    "setMyName": profile.set_my_name,
    "getMyName": profile.get_my_name,
    "setChatMenuButton": profile.set_chat_menu_button,
    "getChatMenuButton": profile.get_chat_menu_button,
    "getChat": members.get_chat,
    "getChatMember": members.get_chat_member,
    "getChatAdministrators": members.get_chat_administrators,
    "leaveChat": members.leave_chat,
    "getFile": files.get_file,
}
NAMES = {name.lower(): name for name in METHODS}  # the server takes any case
