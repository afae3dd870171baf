"""Methods that send files, and the one that tells where to fetch them."""

import re

from telegram.constants import FileSizeLimit

from tests.simulator.bot import Bot
from tests.simulator.content import caption_content
from tests.simulator.errors import ApiError, need
from tests.simulator.methods.sending import deliver, target
from tests.simulator.params import Params
from tests.simulator.shapes import Json

FROM_THE_WEB = b"from the web"


def send_photo(bot: Bot, p: Params) -> Json:
    return _send(bot, p, "photo", FileSizeLimit.PHOTOSIZE_UPLOAD.value)


def send_document(bot: Bot, p: Params) -> Json:
    return _send(bot, p, "document", FileSizeLimit.FILESIZE_UPLOAD.value)


def send_video(bot: Bot, p: Params) -> Json:
    return _send(bot, p, "video", FileSizeLimit.FILESIZE_UPLOAD.value)


def get_file(bot: Bot, p: Params) -> Json:
    file_id = p.text("file_id")
    need(file_id in bot.world.files, "invalid file_id")
    size = len(bot.world.files[file_id][1])
    need(size <= FileSizeLimit.FILESIZE_DOWNLOAD, "file is too big")
    return {"file_id": file_id, "file_unique_id": file_id[-12:], "file_size": size, "file_path": file_id}


def _send(bot: Bot, p: Params, kind: str, limit: int) -> Json:
    place, source = target(bot, p), p.text(kind)
    place.chat.check_media(kind)
    upload = p.files.get(source.removeprefix("attach://") or kind)
    if upload or re.match(r"https?://", source):
        name, data = upload or (source.rsplit("/", 1)[-1], FROM_THE_WEB)
        need(data, "file must be non-empty")
        if len(data) > limit:
            raise ApiError(413, "Request Entity Too Large")
        source = bot.world.add_file(name, data)
    need(source, f"there is no {kind} in the request")
    need(source in bot.world.files, "wrong file identifier/HTTP URL specified")
    name, data = bot.world.files[source]
    info: Json = {"file_id": source, "file_unique_id": source[-12:], "file_size": len(data)}
    if kind == "photo":
        return deliver(bot, p, place, {kind: [info | {"width": 800, "height": 600}], **caption_content(p)})
    if kind == "video":
        info |= {"width": 800, "height": 600, "duration": 1}
    return deliver(bot, p, place, {kind: info | {"file_name": name}, **caption_content(p)})
