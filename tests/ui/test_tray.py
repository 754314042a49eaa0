import itertools

import pytest
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QSystemTrayIcon

from assistant.ui.app_icon import SIZES
from assistant.ui.theme import Theme
from assistant.ui.tray import Tray
from assistant.ui.tray_icon import quiet_icon, waiting_icon
from assistant.waiting.view import Level, Limits, RowView

LIMITS = Limits()
LATE = RowView("pidgin", "Rain & Snow", 47, 120, 2, Level.LATE)
FRESH = RowView("web", "", 4, 4, 1, Level.FRESH)


@pytest.fixture
def tray(theme: Theme) -> Tray:
    return Tray(theme, {"pidgin": "Pidgin", "web": "Console"}.__getitem__)


def image(icon: QIcon, size: int) -> QImage:
    return icon.pixmap(size, size).toImage().convertToFormat(QImage.Format.Format_ARGB32)


def outline(icon: QIcon, size: int) -> list[bool]:
    """Where the icon covers the tray: its shape without any colour."""
    picture = image(icon, size)
    return [picture.pixelColor(x, y).alpha() > 127 for y in range(size) for x in range(size)]


def brightness(icon: QIcon, size: int) -> list[int]:
    """What is left for somebody who sees no colours."""
    picture = image(icon, size).convertToFormat(QImage.Format.Format_Grayscale8)
    return [picture.pixelColor(x, y).red() for y in range(size) for x in range(size)]


@pytest.mark.parametrize("size", [16, 22, 24, 48])
@pytest.mark.parametrize(
    "pair", list(itertools.combinations(Level, 2)), ids=lambda pair: f"{pair[0].name}-{pair[1].name}"
)
def test_levels_differ_without_colours(qapp, size: int, pair: tuple[Level, Level]):
    one, other = (brightness(waiting_icon(28, level), size) for level in pair)
    differing = sum(abs(a - b) > 60 for a, b in zip(one, other, strict=True))
    assert differing > size * size / 10


def test_within_the_golden_limit_it_is_round_beyond_it_is_square(qapp):
    shapes = {level: sum(outline(waiting_icon(28, level), 24)) for level in Level}
    assert shapes[Level.FRESH] == pytest.approx(shapes[Level.DUE], rel=0.08)
    assert shapes[Level.LATE] > shapes[Level.DUE] * 1.15
    assert shapes[Level.OVERDUE] == 24 * 24


def test_each_second_shows(qapp):
    assert brightness(waiting_icon(24, Level.DUE), 16) != brightness(waiting_icon(25, Level.DUE), 16)


def test_the_icon_brings_every_size(qapp):
    assert {size.width() for size in waiting_icon(5, Level.FRESH).availableSizes()} == set(SIZES)


def test_break_and_quiet_look_different(qapp):
    assert outline(quiet_icon(), 22) != outline(quiet_icon(paused=True), 22)


def test_the_tooltip_names_who_waits_longest_and_how_many(tray: Tray):
    tray.show_rows([LATE, FRESH], LIMITS)
    assert tray.icon.toolTip() == "Rain & Snow in Pidgin waits 47 s: Late\n2 customers wait"
    tray.show_rows([], LIMITS)
    assert tray.icon.toolTip() == "quickphrase: nobody waits"


def test_the_countdown_can_lead_with_the_first_message(tray: Tray):
    tray.show_rows([LATE], Limits(leading="first"))
    assert "waits 2 min 00 s" in tray.icon.toolTip()


def test_the_menu_lists_the_waiting_and_goes_there(qtbot, tray: Tray):
    tray.show_rows([LATE, FRESH], LIMITS)
    tray.menu.aboutToShow.emit()
    titles = [action.text() for action in tray.menu.actions()]
    assert titles[:2] == ["Rain && Snow · Pidgin\t47 s", "Somebody · Console\t4 s"]
    with qtbot.waitSignal(tray.go_to) as gone:
        tray.menu.actions()[1].trigger()
    assert gone.args == [FRESH]


def test_the_menu_is_filled_anew_each_time(tray: Tray):
    for rows in ([LATE, FRESH], [FRESH], []):
        tray.show_rows(rows, LIMITS)
        tray.menu.aboutToShow.emit()
    first = tray.menu.actions()[0]
    assert (first.text(), first.isEnabled()) == ("Nobody waits", False)
    assert len([action for action in tray.menu.actions() if "\t" in action.text()]) == 0


def test_every_entry_of_the_menu_says_what_it_wants(qtbot, tray: Tray):
    wanted = {"Open the palette": tray.palette_wanted, "Waiting list": tray.list_wanted}
    wanted |= {"Settings…": tray.settings_wanted, "Quit": tray.quit_wanted}
    for title, signal in wanted.items():
        (action,) = [action for action in tray.menu.actions() if action.text() == title]
        with qtbot.waitSignal(signal):
            action.trigger()


def test_a_break_is_asked_for_and_ended_in_the_menu(qtbot, tray: Tray):
    (entry,) = [action for action in tray.menu.actions() if "break" in action.text()]
    with qtbot.waitSignal(tray.pause_wanted) as begun:
        entry.trigger()
    assert begun.args == [True]
    tray.show_paused(paused=True)
    assert entry.text() == "Back from the break"
    assert "break" in tray.icon.toolTip()
    with qtbot.waitSignal(tray.pause_wanted) as ended:
        entry.trigger()
    assert ended.args == [False]


def test_a_click_on_the_icon_asks_for_the_list(qtbot, tray: Tray):
    with qtbot.waitSignal(tray.list_wanted):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)


def test_without_a_tray_it_lives_and_says_so(tray: Tray, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    tray.show()
    tray.show_rows([LATE], LIMITS)
    assert not tray.available
