import itertools

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication

from assistant.ui import notice as module
from assistant.ui.notice import Kind, Notice, NoticeCard, Notices
from assistant.ui.theme import Theme

DONE = Notice(Kind.DONE, "Pasted for Xiaoyu")
MOVED = Notice(Kind.PROBLEM, "Not pasted: another chat is open.", "It is on the clipboard.")


@pytest.fixture
def notices(qtbot, theme: Theme) -> Notices:
    return Notices(theme)


def shown(notices: Notices) -> list[str]:
    return [card.notice.sentence for card in notices.cards]


def test_it_never_takes_the_focus(notices: Notices):
    notices.say(DONE)
    (card,) = notices.cards
    assert card.isVisible()
    assert card.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_a_click_closes_it(qtbot, notices: Notices):
    notices.say(MOVED)
    qtbot.mouseClick(notices.cards[0], Qt.MouseButton.LeftButton)
    assert shown(notices) == []


def test_a_success_goes_by_itself(qtbot, notices: Notices):
    notices.say(DONE)
    qtbot.waitUntil(lambda: shown(notices) == [], timeout=Kind.DONE.value + 2000)


def test_a_failure_has_no_timer(theme: Theme, monkeypatch: pytest.MonkeyPatch):
    started = []
    monkeypatch.setattr(module.QTimer, "singleShot", lambda *timer: started.append(timer))
    NoticeCard(theme, MOVED)
    assert started == []
    NoticeCard(theme, DONE)
    assert [delay for delay, _call in started] == [Kind.DONE.value]


def test_the_newest_is_at_the_bottom_and_none_overlap(notices: Notices):
    for number in range(3):
        notices.say(Notice(Kind.PROBLEM, f"Failure {number}", "Long advice that needs more than one line. " * 3))
    boards = [card.board().translated(QPoint(card.x(), card.y()).toPointF()) for card in notices.cards]
    assert boards == sorted(boards, key=lambda board: board.top())
    assert not any(upper.intersects(lower) for upper, lower in itertools.pairwise(boards))
    assert QGuiApplication.primaryScreen().availableGeometry().contains(boards[-1].toRect())


def test_the_others_move_down_when_one_goes(qtbot, notices: Notices):
    notices.say(MOVED)
    place = notices.cards[0].pos()
    notices.say(Notice(Kind.PROBLEM, MOVED.sentence, "Other advice."))
    assert notices.cards[0].y() < place.y()
    qtbot.mouseClick(notices.cards[1], Qt.MouseButton.LeftButton)
    assert notices.cards[0].pos() == place


def test_the_same_again_stands_there_once(notices: Notices):
    notices.say(MOVED)
    notices.say(DONE)
    notices.say(MOVED)
    assert shown(notices) == [DONE.sentence, MOVED.sentence]


def test_of_many_a_success_goes_before_a_failure(notices: Notices):
    for notice in (MOVED, DONE, *(Notice(Kind.PROBLEM, f"Failure {n}") for n in range(3))):
        notices.say(notice)
    assert shown(notices) == [MOVED.sentence, "Failure 0", "Failure 1", "Failure 2"]


def test_a_screen_reader_hears_it(notices: Notices):
    notices.say(MOVED)
    assert notices.cards[0].accessibleName() == MOVED.sentence
    assert notices.cards[0].accessibleDescription() == f"{MOVED.sentence} {MOVED.advice}"


@pytest.mark.parametrize("text", ["短" * 120, "word " * 60, "<b>no markup</b> " * 10])
def test_long_sentences_are_not_cut(notices: Notices, text: str):
    notices.say(Notice(Kind.PROBLEM, text, text))
    (card,) = notices.cards
    for label in card.findChildren(module.QLabel):
        assert label.height() >= label.heightForWidth(label.width())
        assert card.board().contains(label.geometry().toRectF())


def test_nothing_covers_the_badge(qtbot, theme: Theme):
    corner = QGuiApplication.primaryScreen().availableGeometry().bottomRight()
    badge = QRect(corner - QPoint(230, 80), corner - QPoint(20, 20))
    notices = Notices(theme, lambda: badge)
    notices.say(DONE)
    notices.say(MOVED)
    places = [card.geometry() for card in notices.cards]
    assert not any(place.intersects(badge.adjusted(8, 8, -8, -8)) for place in places)
    assert places[0].bottom() <= places[1].top() + 2 * notices.cards[0].shadow
