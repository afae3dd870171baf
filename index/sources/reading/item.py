"""What is read out of a feed or a page, before it is a statement: plain text in every field, checked by nobody yet."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a source's document.

    ``guid`` is the publisher's own name for it. ``published`` is an aware moment; ``day`` is given where the item
    gives a day and no moment; ``dated`` is what is written for either. ``cut`` says that the text ends with the
    publisher's mark for "there is more".
    """

    title: str
    text: str
    guid: str | None = None
    link: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    day: date | None = None
    dated: str = ""
    cut: bool = False
