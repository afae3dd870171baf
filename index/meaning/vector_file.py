"""Vectors on disk: one file a model, rows only ever added, mapped by whoever reads.

A row is a digest, a scale and one byte a dimension: 396 bytes at 384 dimensions. What is kept is how a vector differs
from the model's usual direction (``centre``), since all vectors of such models lie close together.
"""

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.meaning.encoder import Vectors

MAGIC = b"ONRECORD VECTORS 1\n"
HIGHEST = 127


class VectorsDamaged(Exception):
    """The file is not one of vectors, or of other ones; it is to be made anew."""


@dataclass(frozen=True, slots=True)
class Header:
    """What all rows of a file have in common."""

    model: str
    centre: Vectors

    @property
    def dimensions(self) -> int:
        return len(self.centre)

    def row(self) -> np.dtype[Any]:
        return np.dtype([("digest", "<u8"), ("scale", "<f4"), ("values", "i1", (self.dimensions,))])

    def written(self) -> bytes:
        centre = base64.b64encode(self.centre.astype("<f4").tobytes()).decode()
        body = json.dumps({"model": self.model, "centre": centre}).encode()
        return MAGIC + len(body).to_bytes(4, "little") + body


def file_name(model: str) -> str:
    return f"{hashlib.sha256(model.encode()).hexdigest()[:12]}.vectors"


class VectorFile:
    """One model's vectors in a folder. Only who holds the folder's lock may add to them."""

    def __init__(self, folder: Path, model: str) -> None:
        self.path = folder / file_name(model)
        self.model = model

    def header(self) -> tuple[Header, int] | None:
        """With where the rows begin; None where there is no file. Raises VectorsDamaged."""
        try:
            with self.path.open("rb") as file:
                if file.read(len(MAGIC)) != MAGIC:
                    raise VectorsDamaged("it does not begin as a file of vectors does")
                length = int.from_bytes(file.read(4), "little")
                read = json.loads(file.read(length))
                centre = np.frombuffer(base64.b64decode(read["centre"]), dtype="<f4").astype(np.float32)
                header = Header(read["model"], centre)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise VectorsDamaged(f"its beginning can't be read ({error})") from error
        if header.model != self.model or not header.dimensions:
            raise VectorsDamaged(f"its vectors are those of {header.model}")
        return header, len(MAGIC) + 4 + length

    def rows(self) -> tuple[Header, NDArray[Any]] | None:
        """All whole rows, mapped; None where there is no file. Raises VectorsDamaged."""
        found = self.header()
        if found is None:
            return None
        header, start = found
        count = max(0, self.path.stat().st_size - start) // header.row().itemsize
        if not count:
            return header, np.empty(0, header.row())
        return header, np.memmap(self.path, dtype=header.row(), mode="r", offset=start, shape=(count,))

    def start(self, centre: Vectors) -> Header:
        """A file without rows, in place of what was there."""
        header = Header(self.model, centre)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        temporary = self.path.with_suffix(".new")
        temporary.write_bytes(header.written())
        temporary.replace(self.path)
        return header

    def add(self, digests: Sequence[int], vectors: Vectors) -> None:
        """Adds rows at the end; what a killed process left of a row is cut off first."""
        found = self.header()
        if found is None:
            raise VectorsDamaged("it is gone")
        header, start = found
        if vectors.shape != (len(digests), header.dimensions):
            raise VectorsDamaged(f"vectors of {vectors.shape[-1]} dimensions came for a file of {header.dimensions}")
        rows = np.zeros(len(digests), header.row())
        rows["digest"] = digests
        rows["scale"], rows["values"] = packed(vectors - header.centre)
        with self.path.open("r+b") as file:
            end = file.seek(0, 2)
            whole = start + (end - start) // header.row().itemsize * header.row().itemsize
            file.seek(whole)
            file.truncate()
            file.write(rows.tobytes())

    def keep(self, chosen: NDArray[np.bool_]) -> None:
        """Write the file anew with the chosen rows alone. Who has the former one mapped goes on reading it."""
        found = self.rows()
        if found is None:
            return
        header, rows = found
        temporary = self.path.with_suffix(".new")
        with temporary.open("wb") as file:
            file.write(header.written())
            for start in range(0, len(rows), 10_000):
                part = slice(start, start + 10_000)
                file.write(rows[part][chosen[part]].tobytes())
        temporary.replace(self.path)


def packed(differences: Vectors) -> tuple[NDArray[np.float32], NDArray[np.int8]]:
    """Each row as whole numbers from -127 to 127 and the scale that makes them what they were."""
    scales = np.abs(differences).max(axis=1) / HIGHEST
    safe = np.where(scales > 0, scales, 1.0)[:, None]
    return scales.astype(np.float32), np.rint(differences / safe).astype(np.int8)
