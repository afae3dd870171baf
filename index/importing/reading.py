"""The text of one document, or of one page on the web, without what stands around it."""

import asyncio
from pathlib import PurePath
from urllib.parse import urlsplit

from index.budget import Budget
from index.importing.document import Unreadable
from index.importing.formats import READERS
from index.sources.fetching import Fetcher, Limits

PAGE = Limits(body=3_000_000, seconds=15.0)
_BUDGET = Budget()


async def document_text(name: str, body: bytes) -> str:
    """The paragraphs of a file; its kind is what its name ends with. Raises Unreadable, TooLongToRead."""
    read = READERS.get(PurePath(name).suffix.lower())
    if read is None:
        raise Unreadable(f"is none of {', '.join(READERS)}")
    found = await asyncio.to_thread(_BUDGET.limited(read), name, body)
    return "\n\n".join(found.paragraphs)


async def page_text(url: str, agent: str) -> str:
    """The paragraphs of a page. Raises Unreadable, TooLongToRead, SourceError where it cannot be fetched."""
    document = await Fetcher(agent, limits=PAGE).fetch(url)
    kinds = {"application/pdf": ".pdf", "text/plain": ".txt"}
    kind = kinds.get(document.content_type.partition(";")[0].strip(), ".html")
    return await document_text(f"{PurePath(urlsplit(document.url).path).stem}{kind}", document.body or b"")
