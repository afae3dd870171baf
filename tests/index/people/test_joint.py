import pytest

from index.people import parts


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("Ada Field and John Stone", ["Ada Field", "John Stone"]),
        ("President Field and Prime Minister Stone", ["President Field", "Prime Minister Stone"]),
        ("Ada Field, Envoy, and John Stone, Mayor", ["Ada Field, Envoy", "John Stone, Mayor"]),
        ("Ada Field, Envoy, John Stone, Mayor", ["Ada Field, Envoy", "John Stone, Mayor"]),
        ("Ada Field; John Stone", ["Ada Field", "John Stone"]),
        ("Ada Field, John Stone and Max Brook", ["Ada Field", "John Stone", "Max Brook"]),
        ("Field and Stone", ["Field", "Stone"]),
        ("Иван Петров и Ада Филд", ["Иван Петров", "Ада Филд"]),
        ("Ana Campo y Juan Piedra", ["Ana Campo", "Juan Piedra"]),
        ("Ada Field, Minister of Industry and Trade", None),
        ("Ada Field, Bureau of Population, Refugees, and Migration", None),
        ("Department of Health and Human Services", None),
        ("Minister for Trade and Industry Ada Field", None),
        ("Ambassador Ada Field, Under Secretary for Arms Control and International Security", None),
        ("Bosnia and Herzegovina", None),
        ("José Ortega y Campo", None),
        ("Ada Field, Jr.", None),
        ("The White House", None),
        ("Mr. and Mrs. Field", None),
    ],
)
def test_two_people_in_one_string_are_two(name: str, people: list[str] | None) -> None:
    assert [str(each) for each in parts(name)] == (people or [name])


def test_a_role_for_each_goes_to_each() -> None:
    assert [each.role for each in parts("Ada Field and John Stone", "Envoy and Mayor")] == ["Envoy", "Mayor"]
    assert [each.role for each in parts("Ada Field and John Stone", "Envoys")] == [None, None]
