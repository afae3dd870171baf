"""Blocks of a reply as HTML."""

from markupsafe import Markup, escape

from bot.say import Block, Mark, Quotation, Reply, Span

TAGS = {Mark.BOLD: "b", Mark.ITALIC: "i", Mark.CODE: "code", Mark.STRIKE: "del"}


def as_html(reply: Reply) -> Markup:
    return Markup("\n").join(map(_block, reply.blocks))


def _block(block: Block) -> Markup:
    tag = "blockquote" if isinstance(block, Quotation) else "p"
    inner = Markup("").join(map(_span, block.spans))
    return Markup(f"<{tag} dir='auto'>{inner}</{tag}>")  # noqa: S704  every span is escaped


def _span(span: Span) -> Markup:
    shown = escape(span.text).replace("\n", Markup("<br>"))
    if span.mark in TAGS:
        shown = Markup("<{0}>{1}</{0}>").format(Markup(TAGS[span.mark]), shown)  # noqa: S704  a tag of our own
    if span.url and span.url.startswith(("https://", "http://")):
        shown = Markup('<a href="{}">{}</a>').format(span.url, shown)
    return shown
