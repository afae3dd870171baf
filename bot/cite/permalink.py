"""Where a quote or a statement is to be found for good: on the web, and in a chat with the bot."""

import re
from dataclasses import dataclass
from urllib.parse import quote as escaped

from bot.cite.fragment import source_link
from index import Quote, Version, short_key

KEY = "[A-Za-z0-9_-]{10}"
QUOTE_PAYLOAD = re.compile(rf"q_({KEY})_([0-9]{{1,6}})_([0-9]{{1,9}})_([0-9]{{1,9}})")
STATEMENT_PAYLOAD = re.compile(rf"s_({KEY})")


@dataclass(frozen=True, slots=True)
class Permalink:
    """A quote's: a statement's short key, the version, and where the words stand in its text (code points)."""

    key: str
    version: int
    start: int
    end: int

    @classmethod
    def of(cls, quote: Quote) -> "Permalink":
        return cls(short_key(quote.statement_id), quote.version, quote.start, quote.end)

    @classmethod
    def at(cls, statement_id: str, version: int, start: int, end: int) -> "Permalink":
        return cls(short_key(statement_id), version, start, end)

    @classmethod
    def of_payload(cls, payload: str) -> "Permalink | None":
        """What a start parameter leads to; None where it is no quote's."""
        found = QUOTE_PAYLOAD.fullmatch(payload)
        return cls(found[1], int(found[2]), int(found[3]), int(found[4])) if found else None

    def under(self, public_url: str | None) -> str | None:
        """The address at a record's root; None where it has none."""
        return f"{public_url.rstrip('/')}{self.path}" if public_url else None

    @property
    def path(self) -> str:
        return f"/q/{self.key}/{self.version}/{self.start}-{self.end}"

    @property
    def payload(self) -> str:
        """The start parameter of a link to the bot: at most 64 of A-Z, a-z, 0-9, _ and -.

        https://core.telegram.org/bots/features#deep-linking
        """
        return f"q_{self.key}_{self.version}_{self.start}_{self.end}"


def statement_path(statement_id: str, version: int | None = None) -> str:
    """Below the web record's address; of the newest version where none is given."""
    return f"/statements/{escaped(statement_id, safe='')}" + (f"?v={version}" if version else "")


def statement_payload(statement_id: str) -> str:
    return f"s_{short_key(statement_id)}"


def statement_of_payload(payload: str) -> str | None:
    """The short key of the statement that a start parameter leads to; None where it is no statement's."""
    found = STATEMENT_PAYLOAD.fullmatch(payload)
    return found[1] if found else None


def link_of(public_url: str | None, version: Version, start: int, end: int) -> str | None:
    """The address of ``text[start:end]`` on the web, or else where its publisher has it."""
    place = Permalink.at(version.statement.id, version.number, start, end)
    return place.under(public_url) or source_link(version.statement.url, version.text[start:end])


def link_to(quote: Quote, public_url: str | None) -> str | None:
    """The quote's address on the web; None where the record has none."""
    return Permalink.of(quote).under(public_url)
