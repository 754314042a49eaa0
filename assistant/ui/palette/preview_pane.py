"""The text as it would go out, with what was filled in marked, and how long it is."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QLabel, QTextEdit, QVBoxLayout, QWidget

from assistant.language import _, ngettext
from assistant.ui.palette.entry import Entry, Preview, Span, qt_place
from assistant.ui.theme import Role, Theme


class PreviewPane(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = QLabel(self)
        self._path = QLabel(self)
        self._text = QTextEdit(self)
        self._size = QLabel(self)
        self._warning = QLabel(self)
        self._arrange()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 14, 10)
        column.setSpacing(2)
        for label, role in (
            (self._title, Role.TITLE),
            (self._path, Role.SMALL),
            (self._warning, Role.BODY),
            (self._size, Role.SMALL),
        ):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFont(self._theme.font(role))
            label.setWordWrap(True)
        self._path.setProperty("role", "muted")
        self._size.setProperty("role", "muted")
        self._warning.setProperty("role", "problem")
        self._text.setReadOnly(True)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setAccessibleName(_("Text as it will be pasted"))
        self._text.document().setDocumentMargin(0)
        self._text.setFont(self._theme.font(Role.BODY))
        column.addWidget(self._title)
        column.addWidget(self._path)
        column.addSpacing(8)
        column.addWidget(self._text, 1)
        column.addSpacing(6)
        column.addWidget(self._warning)
        column.addWidget(self._size)

    def show_preview(self, entry: Entry | None, preview: Preview | None) -> None:
        """`None` where nothing is chosen."""
        shown = preview or Preview("")
        self._title.setText(entry.title if entry else "")
        self._path.setText(" › ".join(entry.category) if entry else "")
        self._path.setVisible(bool(self._path.text()))
        self._text.setPlainText(shown.text)
        colours = self._theme.colours
        due = QColor(colours.warning)
        due.setAlpha(60)
        marks = [*self._marks(shown.filled, colours.soft), *self._marks(shown.missing, due)]
        self._text.setExtraSelections(marks)
        self._warning.setText(shown.warning)
        self._warning.setVisible(bool(shown.warning))
        self._size.setText(_size(shown) if preview else "")

    def scroll_text(self, steps: int) -> None:
        """Up or down by `steps` lines, without the focus."""
        bar = self._text.verticalScrollBar()
        bar.setValue(bar.value() + steps * self._text.fontMetrics().height())

    def _marks(self, spans: Iterable[Span], colour: QColor) -> Iterable[QTextEdit.ExtraSelection]:
        style = QTextCharFormat()
        style.setBackground(colour)
        text = self._text.toPlainText()
        for start, end in spans:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._text.document())
            cursor.setPosition(qt_place(text, start))
            cursor.setPosition(qt_place(text, end), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, style
            yield mark


def _size(preview: Preview) -> str:
    parts = [ngettext("{n} character", "{n} characters", len(preview.text))]
    lines = preview.text.count("\n") + 1
    if lines > 1:
        parts.append(ngettext("{n} line", "{n} lines", lines))
    if preview.missing:
        parts.append(ngettext("asks for {n} value", "asks for {n} values", len(preview.missing)))
    return " · ".join(parts)
