"""The line that says who is being answered, with the mark of how long he has waited."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from assistant.language import _
from assistant.ui.marks import paint_mark
from assistant.ui.theme import Role, Theme
from assistant.ui.wording import level_word, wait
from assistant.waiting.view import Limits, RowView


class Recipient(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._customer = self._client = ""
        self._row: RowView | None = None
        self._limits = Limits()
        self.setFixedHeight(QFontMetrics(theme.font(Role.TITLE)).height() + 16)

    def show_recipient(self, customer: str, client: str) -> None:
        """`""` where the customer, or even the client, is not known."""
        self._customer, self._client, self._row = customer, client, None
        self._say()

    def show_row(self, row: RowView | None, limits: Limits) -> None:
        """His row on the board, `None` when he does not wait."""
        self._row, self._limits = row, limits
        self._say()

    def _words(self) -> tuple[str, str]:
        if self._customer:
            return _("To {customer}", customer=self._customer), self._client
        if self._client:
            return _("To the open chat"), self._client
        return _("To the window you came from"), ""

    def _say(self) -> None:
        self.setAccessibleName(" · ".join(filter(None, self._words())))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        colours = self._theme.colours
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(16, 0, -14, 0)
        title, client = self._words()
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        if self._row:
            box = self._paint_wait(painter, box, self._row)
        for text, role, colour in ((title, Role.TITLE, colours.text), (client, Role.BODY, colours.muted)):
            font = self._theme.font(role)
            metrics = QFontMetrics(font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, int(box.width()))
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(box, middle, shown)
            box.setLeft(box.left() + metrics.horizontalAdvance(shown) + 10)
        painter.end()

    def _paint_wait(self, painter: QPainter, box: QRectF, row: RowView) -> QRectF:
        """At the right; returns the room that is left."""
        seconds = wait(row.shown(self._limits.leading))
        words = f"{level_word(row.level)} · {seconds}"
        font = self._theme.font(Role.BODY)
        width = QFontMetrics(font).horizontalAdvance(words)
        painter.setFont(font)
        painter.setPen(self._theme.colours.levels[row.level].ink)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), words)
        mark = QRectF(box.right() - width - 22, box.center().y() - 7, 14, 14)
        paint_mark(painter, mark, row.level, self._theme.colours)
        return box.adjusted(0, 0, -(width + 34), 0)
