import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cite import Permalink, statement_of_payload, statement_path, statement_payload
from index import short_key

places = st.builds(
    Permalink,
    st.text().map(short_key),
    st.integers(1, 999_999),
    st.integers(0, 999_999_999),
    st.integers(0, 999_999_999),
)


@given(places)
def test_a_start_parameter_leads_back_to_the_quote_and_fits(place: Permalink) -> None:
    assert re.fullmatch("[A-Za-z0-9_-]{1,64}", place.payload), "https://core.telegram.org/bots/features#deep-linking"
    assert Permalink.of_payload(place.payload) == place
    assert statement_of_payload(place.payload) is None


@given(st.text())
def test_so_does_a_statement_s(statement_id: str) -> None:
    payload = statement_payload(statement_id)
    assert re.fullmatch("[A-Za-z0-9_-]{1,64}", payload)
    assert statement_of_payload(payload) == short_key(statement_id)
    assert Permalink.of_payload(payload) is None


@pytest.mark.parametrize("payload", ["", "q_", "q_x_1_2_3", "s_", "s_kurz", "q_0123456789_1_2", "q_0123456789_1_2_3_4"])
def test_other_start_parameters_lead_nowhere(payload: str) -> None:
    assert Permalink.of_payload(payload) is None
    assert statement_of_payload(payload) is None


def test_an_id_of_any_letters_is_one_segment_of_the_path() -> None:
    assert statement_path("2021/06/09 a?b#c", 2) == "/statements/2021%2F06%2F09%20a%3Fb%23c?v=2"
