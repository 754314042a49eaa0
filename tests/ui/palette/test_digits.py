from hypothesis import given
from hypothesis import strategies as st

from assistant.ui.palette.digits import is_search_text
from assistant.ui.palette.entry import Entry

ROWS = tuple(Entry(str(n), f"Title {n}") for n in range(9))
digits = st.sampled_from("123456789")


@given(digits)
def test_on_an_empty_line_a_digit_chooses(digit: str):
    assert not is_search_text(digit, "", ROWS)


@given(digits, st.text())
def test_after_a_blank_it_is_always_text(digit: str, typed: str):
    assert is_search_text(digit, typed + " ", ROWS)
    assert is_search_text(digit, typed + "\u3000", ROWS)


@given(digits, st.text(alphabet="abcXYZ", min_size=1))
def test_it_is_text_exactly_where_a_code_goes_on(digit: str, typed: str):
    with_code = (*ROWS[:8], Entry("x", "Title", code=typed.upper() + digit + "9"))
    assert is_search_text(digit, typed, with_code)
    assert not is_search_text(digit, typed, ROWS)


@given(digits)
def test_without_such_a_row_it_is_text(digit: str):
    assert is_search_text(digit, "abc", ROWS[: int(digit) - 1])
