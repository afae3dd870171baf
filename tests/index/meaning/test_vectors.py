"""The file of vectors, and what is found in it."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.meaning.encoder import Vectors, unit
from index.meaning.nearest import LOOKED_AT, Nearest, least, nearest
from index.meaning.vector_file import VectorFile, VectorsDamaged, packed


def some(count: int, dimensions: int = 48, seed: int = 1) -> Vectors:
    """Unit vectors that lie close together, as those of such models do."""
    made = np.random.default_rng(seed)
    return unit(1.0 + 0.5 * made.normal(size=(count, dimensions)))


def file_of(folder: Path, vectors: Vectors, model: str = "a") -> VectorFile:
    file = VectorFile(folder, model)
    file.start(vectors.mean(axis=0))
    file.add(range(len(vectors)), vectors)
    return file


def opened(file: VectorFile, before: Nearest | None = None) -> Nearest:
    found = file.rows()
    assert found is not None
    return nearest(*found, before=before)


def test_cosines_are_kept_to_four_thousandths(tmp_path: Path) -> None:
    vectors, question = some(300), some(1, seed=2)[0]
    kept = opened(file_of(tmp_path, vectors)).of(question, np.arange(300, dtype=np.uint64))
    assert np.abs(kept - vectors @ question).max() < 0.004


@pytest.mark.parametrize("count", [30, 3 * LOOKED_AT])
def test_the_nearest_are_those_that_comparing_all_would_find(tmp_path: Path, count: int) -> None:
    vectors, question = some(count), some(1, seed=2)[0]
    digests, near = opened(file_of(tmp_path, vectors)).best(question, 10)
    assert list(near) == sorted(near, reverse=True)
    wanted = np.argsort(-(vectors @ question))[:10]
    assert len({int(each) for each in digests} & set(wanted.tolist())) >= 9


def test_what_was_read_before_is_not_read_again(tmp_path: Path) -> None:
    vectors = some(40)
    file = file_of(tmp_path, vectors[:25])
    first = opened(file)
    file.add(range(25, 40), vectors[25:])
    both = opened(file, before=first)
    again = opened(file)
    assert len(both) == 40
    assert (both.signs == again.signs).all()
    assert (both.digests == again.digests).all()


def test_a_unit_without_a_vector_is_no_number(tmp_path: Path) -> None:
    near = opened(file_of(tmp_path, some(5))).of(some(1)[0], np.array([3, 99], np.uint64))
    assert not np.isnan(near[0])
    assert np.isnan(near[1])


def test_a_row_that_was_cut_off_is_left_out_and_written_over(tmp_path: Path) -> None:
    vectors = some(6)
    file = file_of(tmp_path, vectors[:4])
    with file.path.open("ab") as torn:
        torn.write(b"half a row")
    assert len(opened(file)) == 4
    file.add([4, 5], vectors[4:])
    whole = opened(file)
    assert whole.digests.tolist() == [0, 1, 2, 3, 4, 5]
    assert np.abs(whole.of(vectors[5], np.array([5], np.uint64)) - 1).max() < 0.01


@pytest.mark.parametrize("damage", [b"", b"ONRECORD", b"x" * 400, b"ONRECORD VECTORS 1\n\xff\xff\0\0{}"])
def test_a_file_of_something_else_is_told(tmp_path: Path, damage: bytes) -> None:
    file = file_of(tmp_path, some(3))
    file.path.write_bytes(damage)
    with pytest.raises(VectorsDamaged):
        file.rows()


def test_vectors_of_other_dimensions_are_refused(tmp_path: Path) -> None:
    file = file_of(tmp_path, some(3))
    with pytest.raises(VectorsDamaged, match="7 dimensions came for a file of 48"):
        file.add([9], some(1, dimensions=7))


def test_only_what_is_kept_stays_and_who_reads_goes_on_reading(tmp_path: Path) -> None:
    vectors = some(9)
    file = file_of(tmp_path, vectors)
    before = opened(file)
    file.keep(np.arange(9) % 2 == 0)
    assert opened(file).digests.tolist() == [0, 2, 4, 6, 8]
    assert np.abs(before.of(vectors[1], np.array([1], np.uint64)) - 1).max() < 0.01


@given(st.lists(st.lists(st.floats(-1, 1, width=32), min_size=3, max_size=3), min_size=1, max_size=5))
def test_packing_loses_less_than_half_a_step(rows: list[list[float]]) -> None:
    differences = np.array(rows, np.float32)
    scales, values = packed(differences)
    assert (np.abs(values * scales[:, None] - differences) <= scales[:, None] * 0.51 + 1e-6).all()


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60), st.data())
def test_the_least_are_all_no_greater_than_the_rest(numbers: list[int], data: st.DataObject) -> None:
    count = data.draw(st.integers(1, len(numbers)))
    every: NDArray[np.uint16] = np.array(numbers, np.uint16)
    chosen = set(least(every, count).tolist())
    assert len(chosen) >= count
    highest = max(numbers[place] for place in chosen)
    assert all(number > highest for place, number in enumerate(numbers) if place not in chosen)
