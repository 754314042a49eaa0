import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from assistant.ui.theme import Theme
from assistant.ui.who import Who
from assistant.waiting.view import Level, Limits, RowView

ROWS = tuple(RowView("wecom", f"Customer {n}", 60 - n, 60 - n, 1, Level.LATE) for n in range(1, 12))


@pytest.fixture
def who(qtbot, theme: Theme) -> Who:
    window = Who(theme, ROWS, Limits(), str.upper)
    window.open()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def press(qtbot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


@pytest.mark.parametrize("digit", [1, 2, 9])
def test_a_digit_answers(qtbot, who: Who, digit: int):
    with qtbot.waitSignal(who.answered) as answered, qtbot.assertNotEmitted(who.nobody):
        press(qtbot, Qt.Key(Qt.Key.Key_0 + digit))
    assert answered.args == [ROWS[digit - 1]]


@pytest.mark.parametrize("key", [Qt.Key.Key_0, Qt.Key.Key_Escape])
def test_zero_and_escape_are_nobody(qtbot, who: Who, key: Qt.Key):
    with qtbot.waitSignal(who.nobody), qtbot.assertNotEmitted(who.answered):
        press(qtbot, key)


def test_a_digit_without_a_customer_answers_nothing(qtbot, theme: Theme):
    window = Who(theme, ROWS[:2], Limits())
    window.open()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.assertNotEmitted(window.answered), qtbot.assertNotEmitted(window.nobody):
        press(qtbot, Qt.Key.Key_3)
    window.close()


def test_arrows_and_enter_answer_too(qtbot, who: Who):
    press(qtbot, Qt.Key.Key_Down)
    with qtbot.waitSignal(who.answered) as answered:
        press(qtbot, Qt.Key.Key_Return)
    assert answered.args == [ROWS[1]]


def test_a_click_answers(qtbot, who: Who):
    with qtbot.waitSignal(who.answered) as answered:
        qtbot.mouseClick(who.choices[3], Qt.MouseButton.LeftButton)
    assert answered.args == [ROWS[3]]


def test_each_choice_is_read_with_its_digit(who: Who):
    assert who.choices[0].accessibleName() == "1: Customer 1 in WECOM waits 59 s: Late"
    assert who.choices[-1].accessibleName() == "0: Nobody, or not sure"
    assert len(who.choices) == 10
    who.close()


def test_closed_by_the_window_manager_it_was_nobody_once(qtbot, who: Who):
    heard: list[str] = []
    who.nobody.connect(lambda: heard.append("nobody"))
    who.answered.connect(lambda _: heard.append("answered"))
    who.windowHandle().close()
    who.close()
    assert heard == ["nobody"]


def test_answered_is_not_nobody_as_well(qtbot, who: Who):
    with qtbot.assertNotEmitted(who.nobody), qtbot.waitSignal(who.answered):
        press(qtbot, Qt.Key.Key_1)
