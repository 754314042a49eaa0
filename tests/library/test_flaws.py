from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.flaws import Flaw, Wrong, code_key, flaws, tidy
from assistant.library.model import Phrase

TEXT = st.text(max_size=20)
PHRASE = st.builds(
    Phrase,
    id=TEXT,
    title=TEXT,
    wordings=st.lists(TEXT, max_size=3).map(tuple),
    category=st.lists(TEXT, max_size=3).map(tuple),
    code=TEXT,
    chord=TEXT | st.sampled_from(["Ctrl+Alt+1", "win+return", "ctrl++"]),
    favourite=st.integers(-2, 12),
)
GOOD = Phrase("a", "问候", ("您好",), code="nh", chord="ctrl+alt+1", favourite=9)


@given(phrase=PHRASE)
def test_tidying_twice_is_tidying_once(phrase):
    once = tidy(phrase)
    assert tidy(once) == once
    assert flaws(tidy(once)) == flaws(once)


@given(phrase=PHRASE)
def test_a_phrase_without_flaws_has_everything_a_phrase_needs(phrase):
    tidied = tidy(phrase)
    if not flaws(tidied):
        assert tidied.title.strip()
        assert all(wording.strip() for wording in tidied.wordings)
        assert tidied.wordings
        assert repr(tidied).encode("utf-8")


def test_a_good_phrase_stays_as_it_is():
    assert tidy(GOOD) == GOOD
    assert flaws(GOOD) == ()


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        ({"title": " \n　"}, Flaw("title", Wrong.EMPTY)),
        ({"wordings": ()}, Flaw("wordings", Wrong.EMPTY)),
        ({"wordings": ("", " \n")}, Flaw("wordings", Wrong.EMPTY)),
        ({"code": "t h"}, Flaw("code", Wrong.SPACES, "t h")),
        ({"code": "t　h"}, Flaw("code", Wrong.SPACES, "t h")),
        ({"favourite": 10}, Flaw("favourite", Wrong.OUT_OF_RANGE, "10")),
        ({"favourite": -1}, Flaw("favourite", Wrong.OUT_OF_RANGE, "-1")),
        ({"chord": "ctrl+banana"}, Flaw("chord", Wrong.NOT_A_CHORD, "banana")),
        ({"wordings": ("ok", "\ud83d")}, Flaw("wordings", Wrong.NOT_TEXT)),
    ],
)
def test_what_is_wrong_is_named(change, flaw):
    assert flaws(tidy(replace(GOOD, **change))) == (flaw,)


def test_tidying():
    phrase = Phrase("a", " 退 \n货 ", ("一\r\n二\r三", " "), ("售后/退货", " "), " ＴＨ７ ", "Ctrl + Win+Return")
    assert tidy(phrase) == Phrase("a", "退 货", ("一\n二\n三",), ("售后", "退货"), "TH7", "ctrl+super+enter")


def test_codes_are_compared_without_case_and_width():
    assert code_key("ＴＨ７") == code_key("th7 ") != code_key("th8")
