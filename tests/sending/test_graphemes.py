"""How many steps of the caret a text is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTextBoundaryFinder

from assistant.sending.graphemes import count_graphemes

SEEN = st.sampled_from(
    [
        "a",
        "é",
        "e\u0301",
        "您",
        "，",
        " ",
        "\n",
        "👍🏽",
        "👨\u200d👩\u200d👧",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "각",
        "ᄀ",
        "ᅡ",
        "ᆨ",
    ]
)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("", 0),
        ("您好", 2),
        ("a\nb", 3),
        ("👨\u200d👩\u200d👧\u200d👦", 1),
        ("🇨🇳🇩🇪🇨", 3),
        ("1\ufe0f\u20e3", 1),
        ("👍🏽👍", 2),
        ("e\u0301e", 2),
        ("ᄀ\u1161ᆨ각", 2),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f!", 2),
        ("葛\U000e0100", 1),
        ("กำ", 1),
        ("©\u200dx", 2),
    ],
)
def test_counts(text: str, steps: int) -> None:
    assert count_graphemes(text) == steps


@given(st.lists(SEEN, max_size=12).map("".join))
def test_agrees_with_the_caret_of_qt(text: str) -> None:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    steps = 0
    while finder.toNextBoundary() != -1:
        steps += 1
    assert count_graphemes(text) == steps
