"""A reply as JSON: how the outbox keeps it, so that nothing is rendered before it is sent."""

from base64 import b64decode, b64encode
from dataclasses import replace
from typing import Any

from bot.say.reply import Aside, Attachment, Block, Button, Mark, Paragraph, Quotation, Reply, Span

_BLOCKS: dict[str, type[Block]] = {"paragraph": Paragraph, "quotation": Quotation, "aside": Aside}
_NAMES = {block: name for name, block in _BLOCKS.items()}


def to_json(reply: Reply) -> dict[str, Any]:
    """What is shown: blocks, buttons and the file with them.

    ``replaces`` and ``notice`` belong to a pressed button, and are left out.
    """
    told = {
        "blocks": [_block_out(block) for block in reply.blocks],
        "buttons": [[_button_out(button) for button in row] for row in reply.buttons],
    }
    if (file := reply.attachment) is None:
        return told
    content = b64encode(file.content).decode()
    return {
        **told,
        "attachment": {"name": file.name, "content": content, "picture": file.picture, "instead": file.instead},
    }


def from_json(data: dict[str, Any]) -> Reply:
    """The reply that ``to_json`` wrote."""
    return Reply(
        tuple(map(_block_in, data["blocks"])),
        tuple(tuple(Button(**button) for button in row) for row in data["buttons"]),
        attachment=_attachment_in(data.get("attachment")),
    )


def _attachment_in(data: dict[str, Any] | None) -> Attachment | None:
    return Attachment(**{**data, "content": b64decode(data["content"])}) if data else None


def _block_out(block: Block) -> dict[str, Any]:
    spans = {_NAMES[type(block)]: [_span_out(span) for span in block.spans]}
    return {**spans, "folded": True} if isinstance(block, Quotation) and block.folded else spans


def _block_in(data: dict[str, Any]) -> Block:
    ((name, spans),) = ((name, spans) for name, spans in data.items() if name in _BLOCKS)
    block = _BLOCKS[name](tuple(map(_span_in, spans)))
    return replace(block, folded=True) if isinstance(block, Quotation) and data.get("folded") else block


def _span_out(span: Span) -> dict[str, str]:
    mark = {} if span.mark is Mark.PLAIN else {"mark": span.mark.value}
    return {"text": span.text, **mark, **({} if span.url is None else {"url": span.url})}


def _span_in(data: dict[str, str]) -> Span:
    return Span(data["text"], Mark(data.get("mark", "plain")), data.get("url"))


def _button_out(button: Button) -> dict[str, str]:
    fields = {"label": button.label, "action": button.action, "url": button.url, "copy": button.copy}
    return {name: value for name, value in fields.items() if value is not None}
