import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from assistant.ui.badge import Badge
from assistant.ui.theme import Theme
from assistant.waiting.view import Level, Limits, RowView

LIMITS = Limits()
FRESH = RowView("pidgin", "Xiaoyu", 4, 4, 1, Level.FRESH)
OVERDUE = RowView("pidgin", "Wang", 75, 75, 1, Level.OVERDUE)


@pytest.fixture
def badge(qtbot, theme: Theme) -> Badge:
    made = Badge(theme, QPoint(100, 120), str.title)
    qtbot.addWidget(made)
    return made


def test_it_shows_while_somebody_waits(badge: Badge):
    badge.show_rows([FRESH], LIMITS)
    assert badge.isVisible()
    badge.show_rows([], LIMITS)
    assert not badge.isVisible()


def test_it_stands_where_it_was_left(badge: Badge):
    badge.show_rows([FRESH], LIMITS)
    assert badge.pos() == QPoint(100, 120)


@pytest.mark.parametrize("place", [None, QPoint(-500, 10), QPoint(100_000, 0)])
def test_a_place_on_no_screen_becomes_the_corner(qtbot, theme: Theme, place: QPoint | None):
    badge = Badge(theme, place)
    qtbot.addWidget(badge)
    badge.show_rows([FRESH], LIMITS)
    area = QGuiApplication.primaryScreen().availableGeometry()
    assert area.contains(badge.geometry())
    assert badge.x() > area.width() / 2


def test_it_goes_back_when_the_window_manager_puts_it_at_the_origin(qtbot, badge: Badge):
    badge.show_rows([FRESH], LIMITS)
    badge.move(0, 0)
    qtbot.waitUntil(lambda: badge.pos() == QPoint(100, 120))


def test_it_never_takes_the_focus(badge: Badge):
    assert badge.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert badge.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert badge.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert badge.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_click_goes_to_the_longest_waiting(qtbot, badge: Badge):
    badge.show_rows([OVERDUE, FRESH], LIMITS)
    with qtbot.waitSignal(badge.clicked) as clicked:
        qtbot.mouseClick(badge, Qt.MouseButton.LeftButton)
    assert clicked.args == [OVERDUE]


def test_dragging_moves_it_and_is_no_click(qtbot, badge: Badge):
    badge.show_rows([FRESH], LIMITS)
    middle = badge.rect().center()
    with qtbot.waitSignal(badge.moved) as moved, qtbot.assertNotEmitted(badge.clicked):
        qtbot.mousePress(badge, Qt.MouseButton.LeftButton, pos=middle)
        qtbot.mouseMove(badge, middle + QPoint(40, 30))
        qtbot.mouseRelease(badge, Qt.MouseButton.LeftButton)
    assert moved.args == [badge.pos()]
    assert badge.pos() == QPoint(140, 150)


def test_after_dragging_it_comes_back_to_the_new_place(qtbot, badge: Badge):
    test_dragging_moves_it_and_is_no_click(qtbot, badge)
    badge.show_rows([], LIMITS)
    badge.show_rows([FRESH], LIMITS)
    assert badge.pos() == QPoint(140, 150)


def test_a_screen_reader_hears_the_row(badge: Badge):
    badge.show_rows([OVERDUE], LIMITS)
    assert badge.accessibleName() == "Longest waiting customer"
    assert badge.accessibleDescription() == "Wang in Pidgin waits 1 min 15 s: Overdue"


def test_overdue_fills_the_whole_badge(badge: Badge):
    def ground(row: RowView) -> str:
        badge.show_rows([row], LIMITS)
        return badge.grab().toImage().pixelColor(badge.width() - badge.shadow - 8, badge.height() // 2).name()

    assert ground(FRESH) == badge.theme.colours.surface.name()
    assert ground(OVERDUE) == badge.theme.colours.levels[Level.OVERDUE].fill.name()
