import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from assistant.ui.ask import Ask, Question
from assistant.ui.theme import Theme


@pytest.fixture
def ask(qtbot, theme: Theme) -> Ask:
    window = Ask(
        theme,
        "Refund",
        [Question("order", "Order number"), Question("name", "Recipient"), Question("c", "Customer", "Yu")],
    )
    window.open()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def press(qtbot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_enter_goes_on_and_accepts_in_the_last_field(qtbot, ask: Ask):
    assert QApplication.focusWidget() is ask.fields["order"]
    qtbot.keyClicks(ask.fields["order"], " 123 ")
    press(qtbot, Qt.Key.Key_Return)
    ask.fields["name"].setText("王")
    press(qtbot, Qt.Key.Key_Return)
    with qtbot.waitSignal(ask.answered) as answered:
        press(qtbot, Qt.Key.Key_Enter)
    assert answered.args == [{"order": "123", "name": "王", "c": "Yu"}]


def test_nothing_is_accepted_with_a_hole(qtbot, ask: Ask):
    qtbot.keyClicks(ask.fields["order"], "123")
    qtbot.keyClicks(ask.fields["name"], "   ")
    ask.fields["c"].setFocus()
    with qtbot.assertNotEmitted(ask.answered):
        press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is ask.fields["name"]
    assert ask._wrong.isVisible()
    ask.close()


def test_escape_cancels(qtbot, ask: Ask):
    with qtbot.waitSignal(ask.cancelled), qtbot.assertNotEmitted(ask.answered):
        press(qtbot, Qt.Key.Key_Escape)


def test_enter_on_cancel_cancels(qtbot, ask: Ask):
    next(button for button in ask.findChildren(QPushButton) if button.text() == "Cancel").setFocus()
    with qtbot.waitSignal(ask.cancelled), qtbot.assertNotEmitted(ask.answered):
        press(qtbot, Qt.Key.Key_Return)


def test_tab_goes_through_fields_then_buttons(qtbot, ask: Ask):
    names = []
    for _step in range(5):
        names.append(QApplication.focusWidget().accessibleName() or QApplication.focusWidget().text())
        press(qtbot, Qt.Key.Key_Tab)
    assert names == ["Order number", "Recipient", "Customer", "Cancel", "Paste"]
    ask.close()


def test_closed_by_the_window_manager_it_is_cancelled_once(qtbot, ask: Ask):
    heard: list[str] = []
    ask.cancelled.connect(lambda: heard.append("cancelled"))
    ask.answered.connect(lambda _: heard.append("answered"))
    ask.windowHandle().close()
    ask.close()
    assert heard == ["cancelled"]


def test_answered_is_not_cancelled_as_well(qtbot, ask: Ask):
    for field in ask.fields.values():
        field.setText("x")
    with qtbot.assertNotEmitted(ask.cancelled), qtbot.waitSignal(ask.answered):
        next(button for button in ask.findChildren(QPushButton) if button.text() == "Paste").click()
