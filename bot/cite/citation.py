"""What a citation says of a statement, or of a quote from one."""

import hashlib
from dataclasses import dataclass

from bot.cite.permalink import Permalink, statement_path
from index import Quote, Speaker, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """``people`` are the speakers as they are known, ``publisher`` is whose record it is; ``quote`` a slice of it.

    ``root`` is the address of the record's own pages, where it has some.
    """

    version: Version
    people: tuple[Speaker, ...]
    publisher: str
    quote: Quote | None = None
    root: str | None = None

    @property
    def permalink(self) -> str | None:
        """On the record's own pages; None where it has none."""
        if self.root is None:
            return None
        if self.quote is not None:
            return self.root.rstrip("/") + Permalink.of(self.quote).path
        return self.root.rstrip("/") + statement_path(self.version.statement.id, self.version.number)

    @property
    def digest(self) -> str:
        """SHA-256 of the version's text in UTF-8, in 64 hexadecimal digits: whoever has the text can check it."""
        return hashlib.sha256(self.version.text.encode()).hexdigest()

    @property
    def key(self) -> str:
        """What reference managers call it: letters, digits and hyphens, its own in the whole record."""
        slug = "".join(each if each.isalnum() and each.isascii() else "-" for each in self.version.statement.id)
        place = f"-{self.quote.start}" if self.quote else ""
        return f"{slug.strip('-')}-v{self.version.number}{place}"

    @property
    def note(self) -> str:
        """Which wording is cited, since publishers edit."""
        seen = self.version.seen_at.date().isoformat()
        parts = [f"version {self.version.number} of {self.version.newest}", f"seen {seen}", f"SHA-256 {self.digest}"]
        if self.version.retracted_at is not None:
            parts.append("withdrawn by its publisher")
        return ", ".join(parts)
