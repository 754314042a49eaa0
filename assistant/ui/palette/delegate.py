"""How a found phrase looks in the list: number, title with what matched, code, category, first line."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assistant.ui.palette.entry import Entry, Span, qt_place
from assistant.ui.palette.model import EntryModel
from assistant.ui.theme import Role, Theme

_LEFT, _NUMBER, _RIGHT, _PAD, _GAP = 6, 26, 12, 5, 10


class EntryDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title_font = theme.font(Role.BODY)
        self._small_font = theme.font(Role.SMALL)
        self._title = QFontMetrics(self._title_font)
        self._small = QFontMetrics(self._small_font)
        self.row_height = self._title.height() + self._small.height() + 2 * _PAD + 2

    def sizeHint(  # noqa: N802 - Qt
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, self.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(EntryModel.entry_role)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            self._paint_chosen(painter, box)
        if index.row() < 9:
            self._paint_number(painter, box, index.row() + 1, chosen=chosen)
        words = box.adjusted(_LEFT + _NUMBER, _PAD, -_RIGHT, -_PAD)
        self._paint_title(painter, words, entry)
        self._paint_below(painter, words, entry)
        painter.restore()

    def _paint_chosen(self, painter: QPainter, box: QRectF) -> None:
        colours = self._theme.colours
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.soft)
        painter.drawRoundedRect(box.adjusted(_LEFT, 1, -4, -1), 7, 7)
        painter.setBrush(colours.accent)
        painter.drawRoundedRect(QRectF(box.left() + _LEFT, box.top() + 10, 3, box.height() - 20), 1.5, 1.5)

    def _paint_number(self, painter: QPainter, box: QRectF, number: int, *, chosen: bool) -> None:
        colours = self._theme.colours
        painter.setFont(self._small_font)
        painter.setPen(colours.accent if chosen else colours.muted)
        where = QRectF(box.left() + _LEFT, box.top() + _PAD, _NUMBER, self._title.height())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), str(number))

    def _paint_title(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        left = box.width()
        if entry.code:
            left -= self._paint_code(painter, box, entry.code) + _GAP
        shown = self._title.elidedText(entry.title, Qt.TextElideMode.ElideRight, int(left))
        layout = QTextLayout(shown, self._title_font)
        layout.setFormats([_range(span, shown, self._theme.colours.accent) for span in entry.title_spans])
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        painter.setPen(self._theme.colours.text)
        layout.draw(painter, QPointF(box.left(), box.top()))

    def _paint_code(self, painter: QPainter, box: QRectF, code: str) -> float:
        """At the right end of the first line; returns its width."""
        colours = self._theme.colours
        shown = self._small.elidedText(code, Qt.TextElideMode.ElideRight, int(box.width() / 3))
        width = self._small.horizontalAdvance(shown) + 12
        chip = QRectF(box.right() - width, box.top(), width, self._title.height())
        painter.setPen(colours.border)
        painter.setBrush(colours.raised)
        painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._small_font)
        painter.setPen(colours.text)
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), shown)
        return width

    def _paint_below(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        painter.setFont(self._small_font)
        painter.setPen(self._theme.colours.muted)
        line = QRectF(box.left(), box.bottom() - self._small.height(), box.width(), self._small.height())
        category = entry.category[-1] if entry.category else ""
        category = self._small.elidedText(category, Qt.TextElideMode.ElideRight, int(box.width() / 3))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), category)
        left = box.width() - (self._small.horizontalAdvance(category) + _GAP if category else 0)
        first = entry.text.partition("\n")[0]
        shown = self._small.elidedText(first, Qt.TextElideMode.ElideRight, int(left))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def _range(span: Span, shown: str, colour: QColor) -> QTextLayout.FormatRange:
    start, end = (qt_place(shown, place) for place in span)
    run = QTextLayout.FormatRange()
    run.start, run.length = start, end - start
    style = QTextCharFormat()
    style.setForeground(colour)
    style.setFontWeight(QFont.Weight.Bold)
    run.format = style
    return run
