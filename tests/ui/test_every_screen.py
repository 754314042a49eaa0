"""What holds for every screen, in both languages: everything has a name, and nothing is cut off."""

import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from assistant.language import LANGUAGES, use_language
from assistant.ui.palette.key_hints import KeyHints
from assistant.ui.theme import Theme

SCREENS = runpy.run_path(str(Path(__file__).with_name("gallery.py")))["SCREENS"]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return use_language(request.param)


@pytest.fixture(params=SCREENS)
def windows(request: pytest.FixtureRequest, theme: Theme, language: str) -> list[QWidget]:
    shown = SCREENS[request.param](theme, language)
    for window in shown:
        window.show()
    QApplication.processEvents()
    return shown


def within(windows: list[QWidget]) -> Iterator[QWidget]:
    """Every widget that can be seen."""
    for window in windows:
        yield window
        yield from (child for child in window.findChildren(QWidget) if child.isVisible())


def test_whatever_takes_the_keyboard_has_a_name(windows: list[QWidget]):
    for widget in within(windows):
        inner = isinstance(widget.parent(), QComboBox) or widget.objectName().startswith("qt_")
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or inner or isinstance(widget, QMenu):
            continue
        name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert name.strip(), f"{type(widget).__name__} has no accessible name"


def test_every_window_has_a_name(windows: list[QWidget]):
    for window in windows:
        assert window.windowTitle() or window.accessibleName() or isinstance(window, QMenu)


def test_no_text_is_cut_off(windows: list[QWidget]):
    for widget in within(windows):
        room = widget.contentsRect()
        if isinstance(widget, QLabel) and widget.wordWrap():
            assert widget.heightForWidth(widget.width()) <= widget.height(), widget.text()
        elif isinstance(widget, QLabel | QPushButton) and widget.text():
            assert QFontMetrics(widget.font()).horizontalAdvance(widget.text()) <= room.width(), widget.text()
            assert QFontMetrics(widget.font()).height() <= room.height(), widget.text()
        elif isinstance(widget, QLineEdit):
            for text in (widget.text(), widget.placeholderText()):
                assert QFontMetrics(widget.font()).horizontalAdvance(text) + 4 <= room.width(), text
        elif isinstance(widget, KeyHints):
            assert widget.needed() <= widget.width()


def test_nothing_lies_outside_its_window(windows: list[QWidget]):
    for window in windows:
        for child in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if child.isVisible() and not child.isWindow():
                assert window.rect().contains(child.geometry()), child


def test_both_themes_give_a_different_picture(windows: list[QWidget], theme: Theme):
    for window in windows:
        before = window.grab().toImage()
        theme.choose("dark")
        QApplication.processEvents()
        assert window.grab().toImage() != before
        theme.choose("light")
