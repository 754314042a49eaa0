"""The window of the settings: sections at the left, a page at the right."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from assistant.language import _
from assistant.settings import SETTINGS, Value
from assistant.ui.app_icon import app_icon
from assistant.ui.rule import Rule
from assistant.ui.settings_dialog.chords_page import ChordsPage
from assistant.ui.settings_dialog.fields import Field
from assistant.ui.theme import Role, Theme

_NAV_WIDTH = 150
_SIZE = QSize(700, 520)


class SettingsDialog(QDialog):
    """Save emits `saved(values, chords)`: the values that were changed here, by name, and the chords that differ from
    their defaults.

    It stays open until whoever saves calls `accept`, or `show_problem` where a value was refused.
    `recording` is true while a field listens to a chord.
    """

    saved = Signal(object, object)
    recording = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        values: Mapping[str, Value],
        chords: Mapping[str, str],
        chord_problems: Mapping[str, str] | None = None,
    ) -> None:
        """`chord_problems` are sentences by action name (taken by another program, no such key)."""
        super().__init__(None)
        self._theme = theme
        self.setWindowTitle(_("Settings"))
        self.setWindowIcon(app_icon())
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.finished.connect(self.deleteLater)  # with 6.4 WA_DeleteOnClose leaves an accepted one alive
        self.fields = {setting.name: Field(theme, self, setting, values[setting.name]) for setting in SETTINGS}
        self._opened_with = {name: field.value() for name, field in self.fields.items()}
        self.chords = ChordsPage(theme, self, chords, chord_problems or {})
        self.chords.recording.connect(self.recording)
        self._sections = QListWidget(self)
        self._pages = QStackedWidget(self)
        self._refused = QLabel(self)
        self._refused.setProperty("role", "problem")
        self._refused.setWordWrap(True)
        self._fill()
        self._arrange()
        for field in self.fields.values():
            field.edited.connect(self.check)
        theme.dress(self)
        self.resize(_SIZE)

    def show_section(self, title: str) -> None:
        """Turn to the section with this English title, or to `Chords`."""
        titles = [*dict.fromkeys(setting.section for setting in SETTINGS), "Chords"]
        self._sections.setCurrentRow(titles.index(title))

    def show_problem(self, name: str, sentence: str) -> None:
        """Say at a setting why it was refused, or below all of them for a name that is none."""
        if name in self.fields:
            self.show_section(self.fields[name].setting.section)
            self.fields[name].show_problem(sentence)
            self.fields[name].editor.setFocus()
        else:
            self._refused.setText(sentence)

    def check(self) -> bool:
        """Say at each setting what is wrong; true when all may be saved."""
        due, golden, last = (self.fields[name] for name in ("due_from", "golden_limit", "last_limit"))
        for field in self.fields.values():
            field.show_problem("")
        self._refused.setText("")
        for earlier, later in ((due, golden), (golden, last)):
            if float(earlier.value()) >= float(later.value()):
                title = _(later.setting.title)
                earlier.show_problem(_('This has to be shorter than "{other}".', other=title))
                return False
        return True

    def _fill(self) -> None:
        pages: dict[str, QVBoxLayout] = {}
        for field in self.fields.values():
            section = field.setting.section
            if section not in pages:
                page = QWidget()
                pages[section] = QVBoxLayout(page)
                pages[section].setContentsMargins(0, 4, 0, 8)
                pages[section].setSpacing(0)
                self._add_page(_(section), page)
            pages[section].addWidget(field)
        for column in pages.values():
            column.addStretch(1)
        self._add_page(_("Chords"), self.chords)

    def _add_page(self, title: str, page: QWidget) -> None:
        page.setProperty("page", "true")
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self._sections.addItem(title)
        self._pages.addWidget(area)

    def _arrange(self) -> None:
        self._sections.setProperty("nav", "true")
        self._sections.setFixedWidth(_NAV_WIDTH)
        self._sections.setFont(self._theme.font(Role.BODY))
        self._sections.setAccessibleName(_("Sections"))
        self._sections.currentRowChanged.connect(self._pages.setCurrentIndex)
        self._sections.setCurrentRow(0)
        cancel, save = QPushButton(_("Cancel"), self), QPushButton(_("Save"), self)
        save.setDefault(True)
        save.setProperty("primary", "true")
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self._save)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 10, 16, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self._refused, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(save)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._sections)
        middle.addWidget(Rule(self._theme, self, upright=True))
        middle.addWidget(self._pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(Rule(self._theme, self))
        column.addLayout(buttons)

    def _save(self) -> None:
        if not self.check():
            self.show_section("Clock")
        elif not self.chords.check():
            self.show_section("Chords")
        else:
            values = {name: field.value() for name, field in self.fields.items()}
            changed = {name: value for name, value in values.items() if value != self._opened_with[name]}
            self.saved.emit(changed, self.chords.own())
