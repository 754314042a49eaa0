"""One key answers: which of the waiting customers was it?"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from assistant.language import _
from assistant.ui.marks import paint_mark
from assistant.ui.surface import POPUP, Surface
from assistant.ui.theme import Role, Theme
from assistant.ui.wording import customer_name, row_sentence, wait
from assistant.waiting.view import Limits, RowView

_WIDTH, _AT_MOST = 360, 9


class Who(Surface):
    """Asks with the digits 1 to 9. 0 or Esc is "nobody, or not sure": every clock runs on.

    However it is closed, one of the signals comes, once, when it is closed already.
    """

    answered = Signal(RowView)
    nobody = Signal()

    def __init__(
        self, theme: Theme, rows: Sequence[RowView], limits: Limits, name_client: Callable[[str], str] = str
    ) -> None:
        """Rows with the longest waiting first; more than nine are not offered."""
        super().__init__(theme, POPUP, radius=12, shadow=16)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows = rows[:_AT_MOST]
        self._settled = False
        self.setWindowTitle(_("Who was answered?"))
        self.setFixedWidth(_WIDTH + 2 * self.shadow)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 14, 10, 10)
        column.setSpacing(2)
        heading = QLabel(_("Who was answered?"), self)
        heading.setFont(theme.font(Role.TITLE))
        heading.setContentsMargins(8, 0, 8, 6)
        column.addWidget(heading)
        self.choices = [
            _Choice(theme, self, str(number), row, limits, name_client(row.client))
            for number, row in enumerate(self._rows, start=1)
        ]
        self.choices.append(_Choice(theme, self, "0", None, limits, ""))
        for choice in self.choices:
            column.addWidget(choice)
            choice.clicked.connect(lambda *_checked, row=choice.row: self._answer(row))
        theme.dress(self)

    def open(self) -> None:
        """Show it and take the keyboard."""
        self.adjustSize()
        self.centre_on_screen(0.35)
        self.show()
        self.raise_()
        self.activateWindow()
        self.choices[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt
        digit = event.key() - Qt.Key.Key_0
        if event.key() == Qt.Key.Key_Escape or digit == 0:
            self._answer(None)
        elif 1 <= digit <= len(self._rows):
            self._answer(self._rows[digit - 1])
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
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
            self.nobody.emit()

    def _answer(self, row: RowView | None) -> None:
        self._settled = row is not None
        self.close()
        if row is not None:
            self.answered.emit(row)


class _Choice(QPushButton):
    """A line with its digit; Enter chooses the one with the keyboard."""

    def __init__(
        self, theme: Theme, parent: QWidget, digit: str, row: RowView | None, limits: Limits, client: str
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._digit = digit
        self._limits = limits
        self._client = client
        self.row = row
        self.setAutoDefault(True)
        self.setFixedHeight(self.fontMetrics().height() + 18)
        words = row_sentence(row, client, row.shown(limits.leading)) if row else _("Nobody, or not sure")
        self.setAccessibleName(f"{digit}: {words}")

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.hasFocus() or self.underMouse():
            painter.setPen(colours.accent if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(colours.soft)
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)
        cap = QRectF(10, box.center().y() - 11, 22, 22)
        painter.setPen(colours.border)
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(colours.text)
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self._digit)
        self._paint_words(painter, box.adjusted(44, 0, -14, 0))
        painter.end()

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        colours = self._theme.colours
        middle = Qt.AlignmentFlag.AlignVCenter
        if self.row is None:
            painter.setPen(colours.muted)
            painter.drawText(box, int(middle | Qt.AlignmentFlag.AlignLeft), _("Nobody, or not sure"))
            return
        seconds = wait(self.row.shown(self._limits.leading))
        painter.setPen(colours.levels[self.row.level].ink)
        painter.drawText(box, int(middle | Qt.AlignmentFlag.AlignRight), seconds)
        width = self.fontMetrics().horizontalAdvance(seconds)
        mark = QRectF(box.right() - width - 20, box.center().y() - 7, 14, 14)
        paint_mark(painter, mark, self.row.level, colours)
        words = f"{customer_name(self.row.customer)} · {self._client}"
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, int(mark.left() - box.left() - 8))
        painter.setPen(colours.text)
        painter.drawText(box, int(middle | Qt.AlignmentFlag.AlignLeft), shown)
