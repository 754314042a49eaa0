"""The chat window of a practice session, as an agent uses it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.ui.practice import ChatWindow
from assistant.ui.practice.talk import Talk
from assistant.ui.theme import Theme


@pytest.fixture
def chat(theme: Theme, qtbot: QtBot) -> ChatWindow:
    window = ChatWindow(theme)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def talk(chat: ChatWindow) -> Talk:
    return chat.begin()


def test_the_title_names_the_customer_in_front(chat: ChatWindow, talk: Talk) -> None:
    assert chat.windowTitle() == "Practice chat"
    chat.receive("Ben", "hello")
    assert chat.windowTitle() == "Ben - Practice chat"
    chat.receive("Anna", "hello")
    assert chat.windowTitle() == "Ben - Practice chat"
    talk.open("Anna")
    assert chat.windowTitle() == "Anna - Practice chat"


def test_enter_sends_to_the_customer_in_front_and_empties_the_field(chat: ChatWindow, talk: Talk) -> None:
    chat.receive("Ben", "hello")
    chat.receive("Anna", "hello")
    sent = QSignalSpy(talk.sent)
    talk.open("Anna")
    QTest.keyClicks(talk.field, "hi")
    QTest.keyClick(talk.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(talk.field, "there")
    assert sent.count() == 0
    QTest.keyClick(talk.field, Qt.Key.Key_Return)
    assert sent.at(0) == ["Anna", "hi\nthere"]
    assert talk.field.toPlainText() == ""


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_is_not_sent(chat: ChatWindow, talk: Talk, text: str) -> None:
    chat.receive("Ben", "hello")
    sent = QSignalSpy(talk.sent)
    talk.field.setPlainText(text)
    QTest.keyClick(talk.field, Qt.Key.Key_Return)
    assert sent.count() == 0


def test_what_is_not_read_is_counted_until_it_is(chat: ChatWindow, talk: Talk) -> None:
    for customer in ("Ben", "Anna", "Anna"):
        chat.receive(customer, "hello")
    assert (talk.names.unread("Ben"), talk.names.unread("Anna")) == (0, 2)
    talk.open("Anna")
    assert talk.names.unread("Anna") == 0


@pytest.mark.parametrize(
    ("key", "modifier", "front"),
    [
        (Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier, "Coco"),
        (Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier, "Ben"),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier, "Anna"),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, "Coco"),
    ],
)
def test_customers_are_reached_by_the_keyboard(
    chat: ChatWindow, talk: Talk, key: Qt.Key, modifier: Qt.KeyboardModifier, front: str
) -> None:
    for customer in ("Ben", "Anna", "Coco"):
        chat.receive(customer, "hello")
    QTest.keyClick(talk.field, key, modifier)
    assert talk.names.customer == front
    assert QApplication.focusWidget() is talk.field


def test_it_tells_who_is_in_front(chat: ChatWindow, talk: Talk) -> None:
    told = QSignalSpy(chat.in_front)
    chat.receive("Ben", "hello")
    chat.receive("Anna", "hello")
    talk.open("Anna")
    chat.hide()
    QApplication.processEvents()
    names = [told.at(n)[0] for n in range(told.count())]
    assert names[-1] == ""
    assert [name for name in names if name] == ["Ben", "Anna"]


def test_a_welcome_page_takes_no_messages(chat: ChatWindow) -> None:
    chat.show_welcome([("Ctrl+Alt+1", "pastes")], 30)
    chat.receive("Ben", "hello")
    assert chat.windowTitle() == "Practice chat"
    started = QSignalSpy(chat.started)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert started.count() == 1
