"""What goes over the wire comes out as it went in; the chat's process keeps to it."""

import subprocess
import sys

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.practice.session import Customer, Question
from assistant.practice.wire import Drafted, InFront, Opening, Over, Sent, TakePicture, Wrote, line, order, report

names = st.text(max_size=20)


@given(st.one_of(st.builds(Sent, names, names, st.none() | st.floats(0, 1e6)), st.builds(Drafted, names, names)))
def test_reports_fit_into_a_line_each(told: Sent | Drafted) -> None:
    text = line(told)
    assert text.count(b"\n") == 1
    assert report(text) == told


@pytest.mark.parametrize("told", [Wrote("小鱼儿", "在吗", "hi", 1.5), InFront(""), Over()])
def test_other_reports(told: Wrote | InFront | Over) -> None:
    assert report(line(told)) == told


def test_orders() -> None:
    opening = Opening(
        "en", "dark", (Customer("Anna", (Question("?", "x", 1.0, "hi"),)),), 30, 60, (("Ctrl+1", "goes"),)
    )
    assert order(line(opening)) == opening
    assert order(line(TakePicture("/a b.png"))) == TakePicture("/a b.png")


def test_a_report_is_no_order() -> None:
    with pytest.raises(msgspec.DecodeError):
        order(line(Over()))


@pytest.mark.parametrize("first", [b"", b"hello\n", line(TakePicture("x"))])
def test_started_by_hand_the_window_says_what_it_is(first: bytes) -> None:
    done = subprocess.run([sys.executable, "-m", "assistant.practice"], input=first, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"This is the window of `quickphrase practice`; start that.\n"
