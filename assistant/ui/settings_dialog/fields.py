"""One editor for each kind of setting, chosen by the type of its default."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from assistant.language import _
from assistant.settings import Setting, Value
from assistant.ui.settings_dialog.controls import Choice, Switch
from assistant.ui.settings_dialog.words import choice_title
from assistant.ui.theme import Role, Theme

_WIDTH = 190
_INSET = 7  # the style sheet's padding does not reach the text of a spin box
Editor = QCheckBox | QComboBox | QDoubleSpinBox | QLineEdit | QSpinBox


class Field(QWidget):
    """Title and help at the left, the editor at the right, and below them what is wrong."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget, setting: Setting, value: Value) -> None:
        super().__init__(parent)
        self.setting = setting
        self.editor = _editor(theme, self, setting, value)
        self.editor.setAccessibleName(_(setting.title))
        if not isinstance(self.editor, QCheckBox):
            self.editor.setFixedWidth(_WIDTH)
        title = QLabel(_(setting.title), self)
        title.setBuddy(self.editor)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title)
        if setting.help:
            words.addWidget(_small(theme, self, _(setting.help), "muted"))
            self.editor.setAccessibleDescription(_(setting.help))
        self._problem = _small(theme, self, "", "problem")
        self._problem.hide()
        words.addWidget(self._problem)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 16, 9)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.editor)
        self._listen()

    def value(self) -> Value:
        editor = self.editor
        if isinstance(editor, QCheckBox):
            return editor.isChecked()
        if isinstance(editor, QComboBox):
            return str(editor.currentData())
        if isinstance(editor, QLineEdit):
            return editor.text().strip()
        return editor.value()

    def show_problem(self, sentence: str) -> None:
        """Under the field; `""` takes it away."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _listen(self) -> None:
        editor = self.editor
        if isinstance(editor, QCheckBox):
            editor.toggled.connect(lambda *_change: self.edited.emit())
        elif isinstance(editor, QComboBox):
            editor.currentIndexChanged.connect(lambda *_change: self.edited.emit())
        elif isinstance(editor, QLineEdit):
            editor.textChanged.connect(lambda *_change: self.edited.emit())
        else:
            editor.valueChanged.connect(lambda *_change: self.edited.emit())


def _small(theme: Theme, parent: QWidget, text: str, role: str) -> QLabel:
    label = QLabel(text, parent)
    label.setFont(theme.font(Role.SMALL))
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label


def _editor(theme: Theme, parent: QWidget, setting: Setting, value: Value) -> Editor:
    if setting.choices:
        return _choices(theme, parent, setting, value)
    if isinstance(setting.default, bool):
        box = Switch(theme, parent)
        box.setChecked(bool(value))
        return box
    if isinstance(setting.default, int):
        whole = QSpinBox(parent)
        whole.setRange(int(setting.low or 0), int(setting.high or 2**31 - 1))
        whole.setSuffix(f" {setting.unit}" if setting.unit else "")
        whole.setValue(int(value))
        whole.lineEdit().setTextMargins(_INSET, 0, 0, 0)
        return whole
    if isinstance(setting.default, float):
        number = QDoubleSpinBox(parent)
        number.setDecimals(1)
        number.setSingleStep(0.5)
        number.setRange(setting.low or 0, setting.high or 1e9)
        number.setSuffix(f" {setting.unit}" if setting.unit else "")
        number.setValue(float(value))
        number.lineEdit().setTextMargins(_INSET, 0, 0, 0)
        return number
    return QLineEdit(str(value), parent)


def _choices(theme: Theme, parent: QWidget, setting: Setting, value: Value) -> QComboBox:
    box = Choice(theme, parent)
    for choice in setting.choices:
        box.addItem(choice_title(setting.name, choice), choice)
    box.setCurrentIndex(setting.choices.index(str(value)) if value in setting.choices else 0)
    return box
