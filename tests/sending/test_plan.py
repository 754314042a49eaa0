"""Paste plans: what is put where, what is pressed in between, and how it is taken back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chords import Chord
from assistant.clients.profile import Manners, Newline
from assistant.sending.graphemes import count_graphemes
from assistant.sending.plan import plan, undo_plan
from assistant.sending.requests import Press, Put, Settle, Step

KEEP = Manners()
SPACE = Manners(newline=Newline.SPACE)
CHORD = Manners(newline=Newline.CHORD)
ENTER, LINE, LEFT = Chord.of("enter"), Chord.of("shift+enter"), Chord.of("left")

PIECES = st.sampled_from(
    ["\n", "\r\n", "\r", "\t", " ", "亲，", "ok", "👍🏽", "🇨🇳", "\x1b", "\u2028", "e\u0301", "。\n"]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=10).map("".join)
ALL_MANNERS = st.sampled_from([KEEP, SPACE, CHORD])


def puts(steps: tuple[Step, ...]) -> list[str]:
    return [step.text for step in steps if isinstance(step, Put)]


def typed(steps: tuple[Step, ...]) -> str:
    """What stands in the field after the steps."""
    return "".join(
        step.text if isinstance(step, Put) else "\n" * step.times
        for step in steps
        if isinstance(step, Put) or (isinstance(step, Press) and step.chord == LINE)
    )


def lefts(steps: tuple[Step, ...]) -> int:
    return sum(step.times for step in steps if isinstance(step, Press) and step.chord == LEFT)


@pytest.mark.parametrize(
    ("manners", "steps"),
    [
        (KEEP, (Put("您好\n \n在的"),)),
        (SPACE, (Put("您好 在的"),)),
        (CHORD, (Put("您好"), Press(LINE, 2), Put("在的"))),
    ],
)
def test_a_line_break_becomes_what_the_client_takes(manners: Manners, steps: tuple[Step, ...]) -> None:
    assert plan("您好\r\n \r\n在的\r\n\n", None, manners, send=False) == steps


def test_no_blank_after_full_width_punctuation() -> None:
    assert puts(plan("您好。\n在的 \n  ok\n\n好", None, SPACE, send=False)) == ["您好。在的 ok 好"]


def test_tabs_become_blanks_and_controls_go() -> None:
    assert puts(plan("a\tb\x00\x1b[1m\x7f\ud83d", None, KEEP, send=False)) == ["a    b[1m"]


def test_sending_settles_first_and_leaves_the_cursor_alone() -> None:
    assert plan("好的", 1, replace(KEEP, settle=0.25), send=True) == (Put("好的"), Settle(0.25), Press(ENTER))


@pytest.mark.parametrize("manners", [KEEP, SPACE, CHORD])
@pytest.mark.parametrize("text", ["", " ", "\n", "\r\n\t", "\x00"])
def test_nothing_to_paste_is_not_sent(manners: Manners, text: str) -> None:
    assert plan(text, None, manners, send=True) == ()


@pytest.mark.parametrize(
    ("manners", "text", "cursor", "back"),
    [
        (KEEP, "单号：，谢谢", 3, 3),
        (KEEP, "a👨\u200d👩\u200d👧b", 6, 2),
        (KEEP, "a\r\nb", 3, 2),
        (KEEP, "a\n\n\n", 2, 0),
        (KEEP, "a", 0, 0),
        (SPACE, "a  \n  b", 5, 2),
        (SPACE, "a  \n  b", 2, 1),
        (SPACE, "a\n\nb", 2, 2),
        (SPACE, "。\nb", 2, 1),
        (CHORD, "a\n  \nb", 5, 3),
        (CHORD, "a\n  \nb", 1, 1),
        (CHORD, "a\n  \nb", 3, 2),
    ],
)
def test_the_caret_goes_back_to_the_cursor(manners: Manners, text: str, cursor: int, back: int) -> None:
    steps = plan(text, cursor, manners, send=False)
    assert lefts(steps) == back
    assert (steps[-1] == Press(LEFT, back)) is (back > 0)


@given(TEXTS, ALL_MANNERS, st.booleans())
def test_what_is_put_is_the_text_and_nothing_sends_by_itself(text: str, manners: Manners, send: bool) -> None:
    steps = plan(text, None, manners, send)
    whole = typed(steps)
    assert all(put.strip() for put in puts(steps))
    assert whole == whole.rstrip("\n")
    assert not set(whole) & set("\r\t\x00\x1b\u2028")
    assert "".join(whole.split()) == "".join(typed(plan(text, None, KEEP, send)).split())
    if manners is not KEEP:
        assert not any("\n" in put for put in puts(steps))
    if manners is SPACE:
        assert len(puts(steps)) <= 1
        assert "  " not in whole or any(
            "  " in line.strip() for line in typed(plan(text, None, KEEP, send)).split("\n")
        )
    assert [step for step in steps if isinstance(step, Press) and step.chord == ENTER] == [Press(ENTER)] * bool(
        send and steps
    )


@given(TEXTS, st.data(), ALL_MANNERS)
def test_the_cursor_stands_where_it_was_written(text: str, data: st.DataObject, manners: Manners) -> None:
    marked = data.draw(st.integers(0, len(text)))
    steps = plan(text, len(text) - marked, manners, send=False)
    assert steps[: len(steps) - bool(lefts(steps))] == plan(text, None, manners, send=False)
    assert lefts(steps) <= count_graphemes(typed(steps))
    if marked == len(text):
        assert lefts(steps) == 0


def test_undo_presses_once_for_every_text() -> None:
    undo = Chord.of("ctrl+z")
    assert undo_plan(plan("a\n\nb\nc", 1, CHORD, send=False), CHORD) == (Press(undo, 3),)
    assert undo_plan(plan("a\nb", None, KEEP, send=False), KEEP) == (Press(undo, 1),)


def test_what_was_sent_or_cannot_be_undone_stays() -> None:
    assert undo_plan(plan("a", None, KEEP, send=True), KEEP) is None
    assert undo_plan(plan("a", None, KEEP, send=False), replace(KEEP, undo=None)) is None
    assert undo_plan((), KEEP) is None
