"""What a server says of a document, to be asked next time only whether there is another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the server said of the document when it was last read, to be told whether there is another."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> list[tuple[str, str]]:
        pairs = (("If-None-Match", self.etag), ("If-Modified-Since", self.modified))
        return [(name, value) for name, value in pairs if value]


UNCONDITIONAL = Conditions()
