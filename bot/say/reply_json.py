"""A reply as JSON: how the outbox keeps it, so that nothing is rendered before it is sent."""

from typing import Any

from bot.say.reply import Block, Button, Mark, Paragraph, Quotation, Reply, Span

_BLOCKS: dict[str, type[Block]] = {"paragraph": Paragraph, "quotation": Quotation}
_NAMES = {block: name for name, block in _BLOCKS.items()}


def to_json(reply: Reply) -> dict[str, Any]:
    """What is shown: blocks and buttons. ``replaces`` and ``notice`` belong to a pressed button, and are left out."""
    return {
        "blocks": [{_NAMES[type(block)]: [_span_out(span) for span in block.spans]} for block in reply.blocks],
        "buttons": [[_button_out(button) for button in row] for row in reply.buttons],
    }


def from_json(data: dict[str, Any]) -> Reply:
    """The reply that ``to_json`` wrote."""
    return Reply(
        tuple(_BLOCKS[name](tuple(map(_span_in, spans))) for block in data["blocks"] for name, spans in block.items()),
        tuple(tuple(Button(**button) for button in row) for row in data["buttons"]),
    )


def _span_out(span: Span) -> dict[str, str]:
    mark = {} if span.mark is Mark.PLAIN else {"mark": span.mark.value}
    return {"text": span.text, **mark, **({} if span.url is None else {"url": span.url})}


def _span_in(data: dict[str, str]) -> Span:
    return Span(data["text"], Mark(data.get("mark", "plain")), data.get("url"))


def _button_out(button: Button) -> dict[str, str]:
    fields = {"label": button.label, "action": button.action, "url": button.url, "copy": button.copy}
    return {name: value for name, value in fields.items() if value is not None}
