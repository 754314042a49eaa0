"""Asks for values that a phrase still needs before it can go out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from assistant.language import _
from assistant.ui.spoken import announce
from assistant.ui.surface import POPUP, Surface
from assistant.ui.theme import Role, Theme

_WIDTH = 380


@dataclass(frozen=True, slots=True)
class Question:
    """`key` names the answer; `label` is what is read; `known` is filled in beforehand."""

    key: str
    label: str
    known: str = ""


class Ask(Surface):
    """One field for each question. Enter goes to the next field, in the last one it accepts; Esc cancels.

    Nothing is accepted while a field is empty: a phrase never goes out with a hole in it. However it is closed, one of
    the signals comes, once, when it is closed already.
    """

    answered = Signal(object)  # Mapping[str, str]: answers by key
    cancelled = Signal()

    def __init__(self, theme: Theme, title: str, questions: Sequence[Question]) -> None:
        super().__init__(theme, POPUP, radius=12, shadow=16)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH + 2 * self.shadow)
        self.fields: dict[str, QLineEdit] = {}
        self._settled = False
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(6)
        heading = QLabel(title, self)
        heading.setFont(theme.font(Role.TITLE))
        heading.setWordWrap(True)
        column.addWidget(heading)
        for question in questions:
            self._add(column, question)
        self._wrong = QLabel(self)
        self._wrong.setProperty("role", "problem")
        self._wrong.hide()
        column.addWidget(self._wrong)
        column.addSpacing(8)
        column.addLayout(self._buttons())
        theme.dress(self)

    def open(self) -> None:
        """Show it and take the keyboard."""
        self.adjustSize()
        self.centre_on_screen(0.35)
        self.show()
        self.raise_()
        self.activateWindow()
        self._first_empty().setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            button := self.focusWidget(), QPushButton
        ):
            button.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt
        super().closeEvent(event)
        if not self._settled:
            self._settled = True
            self.cancelled.emit()

    def _add(self, column: QVBoxLayout, question: Question) -> None:
        label = QLabel(question.label, self)
        label.setWordWrap(True)
        field = QLineEdit(question.known, self)
        field.setAccessibleName(question.label)
        field.returnPressed.connect(lambda: self._next(field))
        label.setBuddy(field)
        column.addSpacing(4)
        column.addWidget(label)
        column.addWidget(field)
        self.fields[question.key] = field

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        cancel = QPushButton(_("Cancel"), self)
        accept = QPushButton(_("Paste"), self)
        accept.setProperty("primary", "true")
        cancel.clicked.connect(self.close)
        accept.clicked.connect(self._accept)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(accept)
        return row

    def _next(self, field: QLineEdit) -> None:
        fields = list(self.fields.values())
        place = fields.index(field) + 1
        if place < len(fields):
            fields[place].setFocus()
            fields[place].selectAll()
        else:
            self._accept()

    def _first_empty(self) -> QLineEdit:
        fields = list(self.fields.values())
        return next((field for field in fields if not field.text().strip()), fields[0])

    def _accept(self) -> None:
        answers: Mapping[str, str] = {key: field.text().strip() for key, field in self.fields.items()}
        if all(answers.values()):
            self._settled = True
            self.close()
            self.answered.emit(answers)
            return
        self._first_empty().setFocus()
        self._wrong.setText(_("Please fill this in, or press Esc to paste nothing."))
        self._wrong.show()
        announce(self._first_empty(), self._wrong.text())
        self.adjustSize()
