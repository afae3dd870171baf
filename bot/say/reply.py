"""What the bot says, free of any medium: blocks of marked text, and buttons. Adapters render it."""

from dataclasses import dataclass, field
from enum import Enum


class Mark(Enum):
    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"
    STRIKE = "strike"
    UNDERLINE = "underline"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one mark; ``url`` makes it a link. The text is never markup: adapters escape it."""

    text: str
    mark: Mark = Mark.PLAIN
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of the bot's own, or a statement's title and attribution."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Someone's exact words; rendered apart from the bot's own (a blockquote).

    A ``folded`` one shows its beginning until it is opened, where the medium can do that.
    """

    spans: tuple[Span, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """Lines of the bot's own that most readers can do without; folded where the medium can do that."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Button:
    """``action`` is what comes back when it is pressed (64 bytes at most, bot/say/buttons.py), or ``url`` opens, or
    ``copy`` is put on the clipboard (256 characters at most)."""

    label: str
    action: str | None = None
    url: str | None = None
    copy: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a reply; a ``picture`` (PNG) is shown, not only offered.

    ``instead`` is said where the chat takes none.
    """

    name: str
    content: bytes = field(repr=False)
    picture: bool = False
    instead: str = ""


Block = Paragraph | Quotation | Aside


@dataclass(frozen=True, slots=True)
class Reply:
    """``replaces`` asks the medium to put this in place of the message whose button was pressed, if it can.

    A reply with an ``attachment`` is a new message, and replaces none.
    ``notice`` is a short line shown over the chat (a toast) instead of, or beside, blocks.
    """

    blocks: tuple[Block, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    replaces: bool = False
    notice: str | None = None
    attachment: Attachment | None = None
