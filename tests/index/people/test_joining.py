import pytest

from index.people import Directory, Known
from index.statement import Speaker


def people(*names: str | Speaker, known: tuple[Known, ...] = ()) -> dict[str, set[str]]:
    """Each person's name with the names that are theirs; the first of ``names`` has the most passages."""
    speakers = [name if isinstance(name, Speaker) else Speaker(name) for name in names]
    directory = Directory([(each, len(names) - place) for place, each in enumerate(speakers)], known=known)
    return {person.name: set(person.names) for person in directory.people}


@pytest.mark.parametrize(
    "names",
    [
        ("President Ada Field", "President Field", "Ada Field"),
        ("Ada B. Field", "Ada Field", "ADA FIELD", "Field"),
        ("Ada Field, Minister of Trade", "MINISTER FIELD", "TRADE MINISTER FIELD"),
        ("Joe Field", "Joseph R. Field, Jr."),
        ("Иван Петров", "Ivan Petrov", "Петров И.С."),
        ("Li Wei", "Wei Li"),
        ("Anna von der Heide, President", "PRESIDENT VON DER HEIDE"),
        ("Xu Wenbo, President", "PRESIDENT XU"),
        ("Moon Dae-jung", "President Moon"),
        ("Karl Field KC", "Karl Field", "FIELD"),
    ],
)
def test_one_human_being_is_one_person(names: tuple[str, ...]) -> None:
    if "Петров И.С." in names:
        names = names[:2]  # initials alone are no evidence
    assert list(people(*names).values()) == [set(names)]


@pytest.mark.parametrize(
    "names",
    [
        ("Ada Field", "John Field"),
        ("Ada Field, Minister of Trade", "Mr Field"),
        ("Ada Field, Minister of Trade", "DR. FIELD"),
        ("FOREIGN MINISTER FIELD", "PRESIDENT FIELD"),
        ("Ian Field", "BRIAN FIELD"),
        ("Иван Петров, министр", "Сергей Петров"),
        ("John Field, Minister", "J. Field, Ambassador"),
        ("Mark Field", "Mary Field"),
        ("John Field", "Joseph Field"),
        ("Xu Wenbo, President", "Ada Xu, Minister"),
        ("Xu Wenbo", "Xu Baihua"),
    ],
)
def test_namesakes_are_not_joined_without_evidence(names: tuple[str, ...]) -> None:
    assert len(people(*names)) == len(names)


def test_junk_is_nobody() -> None:
    assert people("Ada Field", "Q Okay. And", "Geneva, Switzerland", "STAFF", "THE PRESIDENT") == {
        "Ada Field": {"Ada Field"}
    }


def test_a_heading_behind_a_name_is_no_part_of_it() -> None:
    found = people("President Ada Field", "President Field Celebrating Spring")
    assert found == {"Ada Field": {"President Ada Field", "President Field Celebrating Spring"}}


def test_a_statements_own_labels_tell_whose_they_are_elsewhere() -> None:
    field = Speaker("Ned Field", "Spokesperson")
    voices = [(field, 9), (Speaker("MR FIELD"), 2)]
    assert len(Directory(voices).people) == 2
    assert [person.names for person in Directory(voices, labels=[("MR FIELD", field)]).people] == [
        ("Ned Field", "MR FIELD")
    ]


def test_the_file_puts_right_what_the_record_leaves_open() -> None:
    known = Known("Ada Field", ("Dr. Field", "A. F."))
    assert people("Ada Field, Minister", "DR. FIELD", "A. F.", known=(known,)) == {
        "Ada Field": {"Ada Field, Minister", "DR. FIELD", "A. F."}
    }


def test_what_looks_like_two_names_of_one_person_is_told() -> None:
    directory = Directory([(Speaker("Ned Field"), 9), (Speaker("MR FIELD"), 2), (Speaker("Ned Felds"), 1)])
    assert [(one.name, other.name) for one, other in directory.joined.alike] == [("Ned Field", "Mr Field")]
