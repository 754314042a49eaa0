"""The chat client as whoever started it hears it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.language import use_language
from assistant.practice import client as client_module
from assistant.practice.client import Client
from assistant.practice.session import Customer, Question
from assistant.practice.wire import Drafted, Opening, Over, Report, Sent, Wrote
from assistant.ui.practice import Results
from assistant.ui.practice.talk import Talk
from assistant.ui.theme import Theme

ANNA = Customer("Anna", (Question("hello?", "greeting", 0.01, "hi"), Question("thanks", "bye", 0.01)))


@pytest.fixture
def told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Report]]:
    use_language("en")
    monkeypatch.setattr(client_module, "_LAST_LOOK", 10)
    yield []
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()


def started(told: list[Report], **opening: object) -> Client:
    client = Client(Theme("light"), Opening("en", "light", (ANNA,), 30, 60, **opening), told.append)  # type: ignore[arg-type]
    client.show()
    return client


def reports(told: list[Report], kind: type[Report]) -> list[Report]:
    return [report for report in told if isinstance(report, kind)]


def test_a_session_from_the_first_question_to_the_results_and_again(told: list[Report], qtbot: QtBot) -> None:
    client = started(told)
    qtbot.waitUntil(lambda: bool(reports(told, Wrote)))
    (talk,) = client.window.findChildren(Talk)
    QTest.keyClicks(talk.field, "hi")
    QTest.keyClick(talk.field, Qt.Key.Key_Return)
    assert reports(told, Drafted)[-2:] == [Drafted("Anna", "hi"), Drafted("Anna", "")]
    (sent,) = reports(told, Sent)
    assert isinstance(sent, Sent)
    assert (sent.customer, sent.text) == ("Anna", "hi")
    assert sent.waited is not None
    qtbot.waitUntil(lambda: bool(reports(told, Over)))
    assert [(wrote.text, wrote.code) for wrote in reports(told, Wrote)] == [("hello?", "hi"), ("thanks", "")]  # type: ignore[union-attr]
    (results,) = client.window.findChildren(Results)
    results.again_button.click()
    qtbot.waitUntil(lambda: len(reports(told, Wrote)) == 3)


def test_it_begins_when_the_agent_has_read_how_it_goes(told: list[Report], qtbot: QtBot) -> None:
    client = started(told, keys=(("Ctrl+Alt+1", "pastes"),))
    qtbot.wait(50)
    assert reports(told, Wrote) == []
    client.window.started.emit()
    qtbot.waitUntil(lambda: bool(reports(told, Wrote)))


def test_an_end_before_the_last_answer_shows_who_got_none(told: list[Report], qtbot: QtBot) -> None:
    client = started(told)
    qtbot.waitUntil(lambda: bool(reports(told, Wrote)))
    client.window.findChildren(Talk)[0].enough.emit()
    assert reports(told, Over) == [Over()]
    qtbot.wait(50)
    assert len(reports(told, Wrote)) == 1
    assert client.window.findChildren(Results)
