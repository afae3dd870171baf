import pytest

from index.people.printed import Form, displayed, same_office, taken_apart


@pytest.mark.parametrize(
    ("printed", "shown", "office"),
    [
        ("Ada B. Field", "Ada B. Field", None),
        ("Ada Field, Minister of Trade", "Ada Field", "Minister of Trade"),
        ("Ruritanian Minister of Trade Ada Field", "Ada Field", "Ruritanian Minister of Trade"),
        ("Special Envoy for Climate Ada Field", "Ada Field", "Special Envoy for Climate"),
        ("Secretary of State Ada B. Field", "Ada B. Field", "Secretary of State"),
        ("National Security Advisor Ada Field", "Ada Field", "National Security Advisor"),
        ("FOREIGN MINISTER LE FIELD", "Foreign Minister Le Field", "FOREIGN MINISTER"),
        ("PRIME MININSTER FIELD", "Prime Mininster Field", "PRIME MININSTER"),
        ("MS. FIELD", "Ms. Field", None),
        ("Dr. Ada Field", "Ada Field", None),
        ("Министр иностранных дел Иван Петров", "Иван Петров", "Министр иностранных дел"),
        ("Петров Иван Сергеевич", "Иван Сергеевич Петров", None),
        ("Петров И.С.", "И. С. Петров", None),
        ("Finanzminister Max Müller", "Max Müller", "Finanzminister"),
        ("Minister for Trade and Industry Ada Field", "Ada Field", "Minister for Trade and Industry"),
        ("Prosecutor of Ruritania, Ada Field", "Ada Field", "Prosecutor of Ruritania"),
        ("President Field Celebrating Spring", "President Field", "President"),
        ("Stephen King", "Stephen King", None),
        ("Ada Field MP", "Ada Field", None),
        ("Ada Field K.C., Attorney General", "Ada Field", "Attorney General"),
        ("Sir John Field KCMG OBE", "John Field", None),
        ("Minister of Trade Ada Field PhD", "Ada Field", "Minister of Trade"),
        ("John Am", "John Am", None),
        ("Ada Field, KC, Attorney General", "Ada Field", "Attorney General"),
        ("Ada d’Arcy, Minister of Trade", "Ada d’Arcy", "Minister of Trade"),
    ],
)
def test_a_name_is_told_from_its_office(printed: str, shown: str, office: str | None) -> None:
    apart = taken_apart(printed)
    assert (apart.form, displayed(apart), apart.office) == (Form.PERSON, shown, office)


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("THE PRESIDENT", Form.OFFICE),
        ("THE FIRST LADY During a Conversation", Form.OFFICE),
        ("White House Press Secretary", Form.OFFICE),
        ("Minister of Foreign Affairs", Form.OFFICE),
        ("The White House", Form.BODY),
        ("U.S. Department of State", Form.BODY),
        ("Office of the Spokesperson", Form.BODY),
        ("Министерство обороны", Form.BODY),
        ("SENIOR OFFICIAL TWO", Form.NAMELESS),
        ("Interpreter", Form.NAMELESS),
        ("Q Okay. And", Form.NOBODY),
        ("Question", Form.NOBODY),
        ("Geneva, Switzerland", Form.NOBODY),
        ("And then we left", Form.NOBODY),
        ("12 July", Form.NOBODY),
    ],
)
def test_what_is_no_person_is_none(printed: str, form: Form) -> None:
    assert taken_apart(printed).form is form


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Secretary", "Secretary of State", True),
        ("Minister of External Affairs", "External Affairs Minister", True),
        ("Secretary", "Deputy Secretary", False),
        ("President", "Vice President", False),
        ("Press Secretary", "Principal Deputy Press Secretary", False),
        ("Assistant Secretary", "Assistant SecretaryBureau of African Affairs", True),
        ("President", "Foreign Minister", False),
    ],
)
def test_offices_are_the_same_only_where_no_rank_differs(one: str, other: str, same: bool) -> None:
    assert same_office(one, other) is same_office(other, one) is same
