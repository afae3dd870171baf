import gzip
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.fetching.decoding import Decoder
from index.sources.fetching.errors import Unreadable


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "": lambda data: data,
    "identity": lambda data: data,
    "gzip": gzip.compress,
    "x-gzip": lambda data: gzip.compress(data[:5]) + gzip.compress(data[5:]),
    "deflate": zlib.compress,
    "Deflate": raw_deflate,
}


@given(st.sampled_from(sorted(PACKERS)), st.binary(max_size=300), st.integers(1, 50))
def test_what_was_packed_comes_out_whatever_the_pieces(encoding: str, data: bytes, size: int) -> None:
    packed = PACKERS[encoding](data)
    decoder = Decoder(encoding, limit=len(data))
    pieces = [packed[start : start + size] for start in range(0, len(packed), size)]
    assert b"".join(map(decoder.feed, pieces)) == data


@pytest.mark.parametrize("encoding", sorted(PACKERS))
def test_no_more_than_the_limit_is_ever_unpacked(encoding: str) -> None:
    decoder = Decoder(encoding, limit=1_000)
    with pytest.raises(Unreadable, match=r"larger than 0\.001 MB"):
        decoder.feed(PACKERS[encoding](bytes(1_001)))


@pytest.mark.parametrize(("encoding", "data"), [("br", b"x"), ("gzip, gzip", b"x"), ("gzip", b"\x1f\x8bnot gzip")])
def test_other_encodings_and_damage_are_told(encoding: str, data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"nobody asked for|damaged"):
        Decoder(encoding, limit=1_000).feed(data)
