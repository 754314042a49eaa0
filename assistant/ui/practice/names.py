"""The customers at the left of the chat: who writes, his last words, how many are unread."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from assistant.language import _, ngettext
from assistant.ui.theme import Role, Theme

_WIDTH, _HEIGHT, _FACE = 216, 56, 36
_NAME, _WORDS, _UNREAD = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_ABOVE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_BELOW = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_FACES = ("#3f7d5c", "#9a5b2f", "#6a5aa8", "#2f7394", "#a34a63")


class Names(QListWidget):
    """In the order in which they first wrote."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("nav", "true")
        self.setAccessibleName(_("Customers"))
        self.setFixedWidth(_WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Row(theme, self))

    @property
    def customer(self) -> str:
        """Who is chosen, `""` before anybody wrote."""
        item = self.currentItem()
        return str(item.data(_NAME)) if item else ""

    def put(self, customer: str) -> None:
        """Add him at the end; the first one is chosen."""
        item = QListWidgetItem(self)
        item.setData(_NAME, customer)
        item.setData(_UNREAD, 0)
        item.setSizeHint(QSize(0, _HEIGHT))
        self._say(item)
        if self.count() == 1:
            self.setCurrentRow(0)

    def choose(self, customer: str) -> None:
        item = self._item(customer)
        if item:
            self.setCurrentItem(item)

    def step(self, by: int) -> None:
        """Choose the next (1) or the one before (-1); after the last comes the first."""
        if self.count():
            self.setCurrentRow((self.currentRow() + by) % self.count())

    def show_words(self, customer: str, words: str) -> None:
        """What was written last."""
        item = self._item(customer)
        if item:
            item.setData(_WORDS, words)

    def unread(self, customer: str) -> int:
        item = self._item(customer)
        return int(item.data(_UNREAD)) if item else 0

    def show_unread(self, customer: str, count: int) -> None:
        item = self._item(customer)
        if item:
            item.setData(_UNREAD, count)
            self._say(item)

    def _item(self, customer: str) -> QListWidgetItem | None:
        items = (self.item(row) for row in range(self.count()))
        return next((item for item in items if item.data(_NAME) == customer), None)

    def _say(self, item: QListWidgetItem) -> None:
        count, name = int(item.data(_UNREAD)), str(item.data(_NAME))
        unread = ngettext("{n} unread message", "{n} unread messages", count)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {unread}" if count else name)


class _Row(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = self._theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        name, words, unread = str(index.data(_NAME)), str(index.data(_WORDS) or ""), int(index.data(_UNREAD))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(colours.soft)
            painter.drawRoundedRect(box, 8, 8)
        face = QRectF(box.left() + 8, box.center().y() - _FACE / 2, _FACE, _FACE)
        self._paint_face(painter, face, name, index.row())
        text = box.adjusted(_FACE + 18, 8, -10, -8)
        if unread:
            text.setRight(self._paint_unread(painter, text, unread) - 6)
        self._paint_line(painter, text, name, Role.TITLE, colours.text, _ABOVE)
        words = " ".join(words.split())
        self._paint_line(painter, text, words, Role.SMALL, colours.muted, _BELOW)
        painter.restore()

    def _paint_face(self, painter: QPainter, box: QRectF, name: str, row: int) -> None:
        painter.setBrush(QColor(_FACES[row % len(_FACES)]))
        painter.drawEllipse(box)
        self._paint_line(painter, box, name[:1], Role.TITLE, QColor("white"), Qt.AlignmentFlag.AlignCenter)

    def _paint_unread(self, painter: QPainter, box: QRectF, count: int) -> float:
        """At the right; returns where it begins."""
        side = 20.0
        pill = QRectF(box.right() - side, box.center().y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colours.problem)
        painter.drawEllipse(pill)
        ink = QColor("#1a1b1e") if self._theme.colours.dark else QColor("white")
        self._paint_line(painter, pill, str(count), Role.SMALL, ink, Qt.AlignmentFlag.AlignCenter)
        return pill.left()

    def _paint_line(
        self, painter: QPainter, box: QRectF, text: str, role: Role, ink: QColor, align: Qt.AlignmentFlag
    ) -> None:
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(ink)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, int(align), shown)
        painter.setPen(Qt.PenStyle.NoPen)
