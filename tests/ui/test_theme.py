import itertools
import subprocess
import sys

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo
from PySide6.QtWidgets import QWidget

from assistant.ui.theme import DARK, LIGHT, Colours, Role, Theme
from assistant.ui.theme.fonts import base_font
from assistant.waiting.view import Level

AA = 4.5  # WCAG 2.1, 1.4.3


def luminance(colour: QColor) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["text", "muted", "accent", "good", "warning", "problem"])
@pytest.mark.parametrize("ground", ["window", "surface", "raised"])
def test_text_is_legible_on_every_ground(colours: Colours, ink: str, ground: str):
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= AA


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_legible_on_chosen_rows_and_buttons(colours: Colours):
    for ink in (colours.text, colours.muted, colours.accent):
        assert contrast(ink, colours.soft) >= AA
    assert contrast(colours.on_accent, colours.accent) >= AA


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("level", Level)
def test_levels_are_legible(colours: Colours, level: Level):
    look = colours.levels[level]
    assert contrast(look.on_fill, look.fill) >= AA
    assert contrast(look.ink, colours.surface) >= AA
    assert contrast(look.ink, colours.window) >= AA


def test_the_setting_wins_and_a_change_is_told(qtbot, theme: Theme):
    assert not theme.colours.dark
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert theme.colours.dark


def test_choosing_the_same_again_is_no_change(qtbot, theme: Theme):
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose("light")


def test_a_dressed_window_changes_with_the_theme(qtbot, theme: Theme):
    window = QWidget()
    qtbot.addWidget(window)
    theme.dress(window)
    before = window.styleSheet()
    theme.choose("dark")
    assert DARK.surface.name() in window.styleSheet() != before


def test_small_fonts_stay_readable_and_chinese_is_simplified():
    font = base_font(QFont("Sans Serif", 6))
    assert font.pointSizeF() == 10
    assert "Noto Sans CJK SC" in font.families()


def test_the_systems_own_font_stays_first():
    assert base_font(QFont("Segoe UI", 11)).families()[0] == "Segoe UI"


def test_sizes_follow_their_role(theme: Theme):
    sizes = [QFontInfo(theme.font(role)).pointSizeF() for role in (Role.SMALL, Role.BODY, Role.HEADING, Role.INPUT)]
    assert all(smaller < larger for smaller, larger in itertools.pairwise(sizes))


def test_tray_and_badge_start_without_the_other_screens():
    code = "import sys, assistant.ui.tray, assistant.ui.badge, assistant.ui.bridge; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "assistant.ui.tray" in loaded
    late = ("palette", "settings_dialog", "waiting_list", "ask", "who", "theme.sheet")
    assert not [name for name in loaded if name.startswith(tuple(f"assistant.ui.{part}" for part in late))]
    assert not {"PySide6.QtSvg", "PySide6.QtNetwork", "babel"} & set(loaded)
