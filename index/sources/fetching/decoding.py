"""Unpacks what a server sends, piece by piece, and never more than is wanted of it."""

import zlib

from index.sources.fetching.errors import Unreadable

ACCEPTED = "gzip, deflate"

_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
"""zlib finds out by itself which of the two a stream is (zlib manual, inflateInit2)."""


class Decoder:
    """Decodes a body's pieces; ``limit`` is how many bytes may come out of it.

    Raises Unreadable for an encoding that nobody asked for, damaged data, and a body above the limit.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        packed = encoding.strip().lower() not in ("", "identity")
        if packed and encoding.strip().lower() not in ("gzip", "x-gzip", "deflate"):
            raise Unreadable(f"is sent as {encoding[:40]!r}, which nobody asked for; allowed: {ACCEPTED}")
        self._stream = zlib.decompressobj(_GZIP_OR_ZLIB) if packed else None
        self._left = limit
        self._limit = limit
        self._begun = False

    def feed(self, piece: bytes) -> bytes:
        if self._stream is None:
            return self._counted(piece)
        decoded = bytearray()
        while piece:
            if self._stream.eof:
                if not piece.startswith(b"\x1f"):
                    break  # what follows a body's end is nothing of it
                # A gzip body may be several streams in a row (RFC 1952, section 2.2).
                self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
            elif not self._begun and piece[0] != 0x1F and piece[0] & 0x0F != zlib.DEFLATED:
                # Some servers call deflate what has no zlib header around it, which begins otherwise (RFC 1950).
                self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
            self._begun = True
            try:
                # One byte beyond the limit is asked for, so that reaching it can be told from exceeding it.
                decoded += self._counted(self._stream.decompress(piece, self._left + 1))
            except zlib.error as error:
                raise Unreadable(f"is damaged in its compression ({error})") from None
            piece = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
        return bytes(decoded)

    def _counted(self, decoded: bytes) -> bytes:
        self._left -= len(decoded)
        if self._left < 0:
            raise Unreadable(too_large(self._limit))
        return decoded


def too_large(limit: int) -> str:
    return f"is larger than {limit / 1_000_000:g} MB, more than is read of a source"
