"""The figures of a session, and what is said of them."""

import pytest
from PySide6.QtWidgets import QLabel

from assistant.language import use_language
from assistant.practice.figures import Figures, figures
from assistant.practice.outcome import level, results_page
from assistant.practice.session import Customer, Question, Session
from assistant.practice.summary import summary
from assistant.practice.transcript import shortened
from assistant.practice.wire import Sent
from assistant.ui.theme import Theme
from assistant.waiting.view import Level

CUSTOMERS = tuple(Customer(name, (Question("?", "x", 1, "hi"),)) for name in ("Anna", "Ben", "Coco"))


def session(*waits: float) -> Figures:
    """All three ask at 1; the first ones are answered after so many seconds."""
    made = Session(CUSTOMERS, started=0)
    made.due(1)
    for customer, wait in zip(CUSTOMERS, waits, strict=False):
        made.answer(customer.name, "!", 1 + wait)
    return figures(made, 30, 60)


def test_limits_belong_to_what_they_limit() -> None:
    done = session(30, 60, 61)
    assert (done.answered, done.within_golden, done.within_last, done.longest) == (3, 1, 2, 61)
    assert done.average == pytest.approx(151 / 3)


def test_who_got_no_answer_is_counted_and_listed() -> None:
    done = session(5)
    assert (len(done.lines), done.answered) == (3, 1)
    assert [line.waited for line in done.lines] == [5, None, None]


def test_an_empty_session_has_figures_too() -> None:
    assert figures(Session((), 0), 30, 60) == Figures((), 0, 0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("waited", "found"), [(30, Level.FRESH), (30.1, Level.LATE), (60.1, Level.OVERDUE), (None, Level.OVERDUE)]
)
def test_levels(waited: float | None, found: Level) -> None:
    assert level(waited, 30, 60) is found


@pytest.mark.parametrize(
    ("waits", "heading"), [((1, 2, 3), "Well done"), ((1, 2, 45), "Nearly there"), ((1, 2), "A good start")]
)
def test_the_page_encourages(qapp: object, waits: tuple[float, ...], heading: str) -> None:
    use_language("en")
    page = results_page(Theme("light"), session(*waits), 30, 60)
    assert heading in [label.text() for label in page.findChildren(QLabel)]


def test_the_summary_of_no_answer_is_a_sentence() -> None:
    use_language("en")
    assert summary([], 8, 30, 60).startswith("0 of 8 questions answered")
    assert "1 within 30 s, 2 within 60 s" in summary([Sent("A", "x", 3), Sent("B", "x", 45)], 2, 30, 60)


@pytest.mark.parametrize(
    ("text", "line"), [("a\nb", "a b"), ("abcdefgh", "abcdefg…"), ("您好您好您好", "您好您…"), ("abcdefg", "abcdefg")]
)
def test_long_texts_are_cut_by_columns(text: str, line: str) -> None:
    assert shortened(text, 8) == line
