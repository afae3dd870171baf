"""Citations as people paste them: into a text, a web page, an encyclopedia's article."""

import re
from collections.abc import Callable
from html import escape

from bot.cite.citation import Citation

_LINES = re.compile(r"\s*\n\s*")


def plain(citation: Citation) -> str:
    statement = citation.version.statement
    people = ", ".join(str(each) for each in citation.people)
    words = f"“{citation.quote.text}” " if citation.quote else ""
    where = citation.permalink or statement.url or ""
    parts = [people, statement.title, statement.date.isoformat(), citation.publisher, where, citation.note]
    return f"{words}– {', '.join(part for part in parts if part)}"


def html(citation: Citation) -> str:
    """A block quotation whose source a browser knows: https://html.spec.whatwg.org/#the-blockquote-element"""
    statement = citation.version.statement
    link = citation.permalink or statement.url
    cite = f' cite="{escape(link)}"' if link else ""
    words = citation.quote.text if citation.quote else statement.text
    paragraphs = "".join(f"<p>{escape(each)}</p>" for each in re.split(r"\n\s*\n", words) if each.strip())
    people = ", ".join(escape(str(each)) for each in citation.people)
    title = f'<a href="{escape(link)}">{escape(statement.title)}</a>' if link else escape(statement.title)
    day = statement.date.isoformat()
    return (
        f"<figure><blockquote{cite}>{paragraphs}</blockquote>"
        f'<figcaption>{people}, <cite>{title}</cite>, <time datetime="{day}">{day}</time>, '
        f"{escape(citation.publisher)}</figcaption></figure>"
    )


def wikipedia(citation: Citation) -> str:
    """https://en.wikipedia.org/wiki/Template:Cite_press_release"""
    statement = citation.version.statement
    fields = {
        "title": statement.title,
        "date": statement.date.isoformat(),
        "publisher": citation.publisher,
        "url": statement.url or citation.permalink or "",
        "access-date": citation.version.seen_at.date().isoformat() if statement.url or citation.permalink else "",
        "language": statement.language,
        "quote": citation.quote.text if citation.quote else "",
    }
    for number, each in enumerate(citation.people, 1):
        fields[f"author{number}"] = each.name
    told = " ".join(f"|{name}={_templated(value)}" for name, value in fields.items() if value)
    return f"{{{{cite press release {told}}}}}"


def _templated(value: str) -> str:
    """What would end a parameter or begin a link stands as an entity."""
    flat = _LINES.sub(" ", value)
    return re.sub(r"[|{}\[\]<>]", lambda mark: f"&#{ord(mark[0])};", flat)


PASTED: dict[str, Callable[[Citation], str]] = {"plain": plain, "html": html, "wikipedia": wikipedia}
"""By the name that people choose them by."""
