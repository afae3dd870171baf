"""The page at ``/``: what this is, for whoever comes across the address. A reply, as a browser shows it."""

from html import escape

from bot.say import Block, Mark, Quotation, Reply, Span

TAGS = {Mark.BOLD: "b", Mark.ITALIC: "i", Mark.CODE: "code"}

STYLE = "body{font:1.1rem/1.5 serif;max-width:40rem;margin:4rem auto;padding:0 1rem}blockquote{margin-left:1rem}"


def page(title: str, reply: Reply, language: str) -> str:
    """A whole HTML document that loads nothing from anywhere."""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n"
        + "\n".join(map(_block, reply.blocks))
        + "\n</body>\n</html>\n"
    )


def _block(block: Block) -> str:
    tag = "blockquote" if isinstance(block, Quotation) else "p"
    return f"<{tag}>{''.join(map(_span, block.spans))}</{tag}>"


def _span(span: Span) -> str:
    shown = escape(span.text).replace("\n", "<br>")
    if span.mark in TAGS:
        shown = f"<{TAGS[span.mark]}>{shown}</{TAGS[span.mark]}>"
    if span.url and span.url.startswith(("https://", "http://")):
        shown = f'<a href="{escape(span.url)}">{shown}</a>'
    return shown
