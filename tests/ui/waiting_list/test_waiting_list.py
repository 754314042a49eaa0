import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from assistant.ui.theme import Theme
from assistant.ui.waiting_list.closed import ClosedLine, ClosedRow
from assistant.ui.waiting_list.row import WaitingRow
from assistant.ui.waiting_list.window import WaitingList
from assistant.waiting.message import Evidence
from assistant.waiting.view import Level, Limits, RowView

LIMITS = Limits()
WANG = RowView("wecom", "Wang", 47, 55, 3, Level.LATE, seen=True)
YU = RowView("pidgin", "Yu", 4, 4, 1, Level.FRESH)
SENT = ClosedRow("k1", "pidgin", "Ming", Evidence.PASTE_SENT, 12)
TYPED = ClosedRow("k2", "pidgin", "", Evidence.TYPED_ENTER, 75, probable=True)


@pytest.fixture
def window(qtbot, theme: Theme) -> WaitingList:
    made = WaitingList(theme, {"wecom": "WeCom", "pidgin": "Pidgin"}.__getitem__)
    qtbot.addWidget(made)
    made.show()
    return made


def cards(window: WaitingList) -> list[WaitingRow]:
    """From top to bottom."""
    QApplication.processEvents()
    shown = [card for card in window.findChildren(WaitingRow) if card.isVisible()]
    return sorted(shown, key=lambda card: card.y())


def closed(window: WaitingList) -> list[tuple[ClosedLine, set[str]]]:
    """The lines from top to bottom, each with its texts."""
    QApplication.processEvents()
    lines = sorted((line for line in window.findChildren(ClosedLine) if line.isVisible()), key=lambda line: line.y())
    return [(line, {label.text() for label in line.findChildren(QLabel)}) for line in lines]


def button(card: WaitingRow | ClosedLine, title: str) -> QPushButton:
    return next(child for child in card.findChildren(QPushButton) if child.text() == title)


def test_rows_stand_as_they_are_given_with_all_that_is_known(qtbot, window: WaitingList):
    window.show_rows([WANG, YU], LIMITS)
    first, second = cards(window)
    assert first._facts.text() == "WeCom · Late · 3 messages · 55 s in all · seen"
    assert second._facts.text() == "Pidgin · Fresh"
    assert first.accessibleName() == "Wang in WeCom waits 47 s: Late"
    assert window._heading.text() == "2 customers wait"


def test_the_first_message_may_lead(window: WaitingList):
    window.show_rows([WANG], Limits(leading="first"))
    assert cards(window)[0]._facts.text() == "WeCom · Late · 3 messages · last one 47 s ago · seen"


def test_buttons_carry_the_row_as_it_is_now(qtbot, window: WaitingList):
    window.show_rows([YU], LIMITS)
    later = RowView("pidgin", "Yu", 35, 35, 1, Level.LATE)
    window.show_rows([later], LIMITS)
    for title, signal in (("Go to", window.go_to), ("Answered", window.answered)):
        with qtbot.waitSignal(signal) as wanted:
            qtbot.mouseClick(button(cards(window)[0], title), Qt.MouseButton.LeftButton)
        assert wanted.args == [later]


def test_the_keyboard_stays_on_a_row_while_seconds_run_and_rows_change_places(qtbot, window: WaitingList):
    window.show_rows([YU, WANG], LIMITS)
    qtbot.waitUntil(window.isActiveWindow)
    kept = button(next(card for card in cards(window) if card._name.text() == "Yu"), "Answered")
    kept.setFocus()
    window.show_rows([WANG, YU], LIMITS)
    assert QApplication.focusWidget() is kept
    assert [card._name.text() for card in cards(window)] == ["Wang", "Yu"]


def test_who_is_answered_goes(window: WaitingList):
    window.show_rows([WANG, YU], LIMITS)
    window.show_rows([YU], LIMITS)
    assert [card._name.text() for card in cards(window)] == ["Yu"]
    window.show_rows([], LIMITS)
    assert (cards(window), window._heading.text()) == ([], "Nobody waits")


def test_closed_rounds_say_the_evidence_and_how_sure_it_is(window: WaitingList):
    window.show_closed([SENT, TYPED])
    texts = [texts for _line, texts in closed(window)]
    assert texts[0] == {"Ming · Pidgin", "phrase pasted and sent · after 12 s"}
    assert texts[1] == {"Somebody · Pidgin", "probably: typed and sent by you · after 1 min 15 s"}


def test_a_closed_round_can_be_opened_again(qtbot, window: WaitingList):
    window.show_closed([SENT, TYPED])
    line, _texts = closed(window)[1]
    with qtbot.waitSignal(window.undone) as undone:
        qtbot.mouseClick(button(line, "Not answered"), Qt.MouseButton.LeftButton)
    assert undone.args == ["k2"]


def test_escape_closes_it(qtbot, window: WaitingList):
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
