import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.search.folding import fold, fold_code, fold_positions


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("iPhone 15", "iphone15"),
        ("ＩＰｈｏｎｅ　１５", "iphone15"),
        ("退款，谢谢！", "退款谢谢"),
        ("Café ①号", "cafe1号"),
        ("好的😊~", "好的"),
        ("㎏", "kg"),
        ("Straße", "strasse"),
        ("\ue000\ue123", ""),
    ],
)
def test_letters_and_digits_count(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_codes_keep_their_punctuation() -> None:
    assert fold_code(" ／TK.1 ") == "/tk.1"


@given(st.text(), st.text(), st.text())
def test_the_fold_of_a_part_is_part_of_the_fold(before: str, part: str, after: str) -> None:
    assert fold(before + part + after) == fold(before) + fold(part) + fold(after)


@given(st.text())
def test_positions_lead_back(text: str) -> None:
    folded, positions = fold(text), fold_positions(text)

    assert len(positions) == len(folded)
    assert all(letter in fold(text[at]) for letter, at in zip(folded, positions, strict=True))
