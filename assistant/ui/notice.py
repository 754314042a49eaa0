"""Notices: what became of a paste. A success is short and quiet; a failure is loud and stays until it is clicked."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout

from assistant.language import _
from assistant.ui.glyphs import Glyph, paint_glyph
from assistant.ui.spoken import announce
from assistant.ui.surface import UNOBTRUSIVE, Surface
from assistant.ui.theme import Role, Theme

_WIDTH, _ICON, _FROM_CORNER, _GAP, _AT_MOST = 340, 20, 16, 8, 4


class Kind(Enum):
    """The value is how long it stays, in ms; 0 is until it is clicked."""

    DONE = 1800
    HINT = 6000
    PROBLEM = 0


_GLYPHS = {Kind.DONE: Glyph.DONE, Kind.HINT: Glyph.HINT, Kind.PROBLEM: Glyph.PROBLEM}


@dataclass(frozen=True, slots=True)
class Notice:
    """`sentence` says what happened, `advice` what to do next."""

    kind: Kind
    sentence: str
    advice: str = ""


class Notices(QObject):
    """The notices on the screen, newest at the bottom, in its bottom right corner. They never take the focus."""

    def __init__(self, theme: Theme, keep_clear: Callable[[], QRect] = QRect) -> None:
        """`keep_clear` is a place on the screen that no notice covers, an empty one for none."""
        super().__init__()
        self._theme = theme
        self._keep_clear = keep_clear
        self.cards: list[NoticeCard] = []

    def say(self, notice: Notice) -> None:
        """Show it. The same notice again replaces the one that stands there; of many a quiet one goes first."""
        for card in [card for card in self.cards if card.notice == notice]:
            self._drop(card)
        while len(self.cards) >= _AT_MOST:
            quiet = [card for card in self.cards if card.notice.kind is not Kind.PROBLEM]
            self._drop((quiet or self.cards)[0])
        card = NoticeCard(self._theme, notice)
        card.gone.connect(self._drop)
        self.cards.append(card)
        self._stack()
        card.show()
        announce(card, f"{notice.sentence} {notice.advice}".strip())

    def _drop(self, card: "NoticeCard") -> None:
        if card in self.cards:
            self.cards.remove(card)
            card.hide()
            card.deleteLater()
            self._stack()

    def _stack(self) -> None:
        corner = QGuiApplication.primaryScreen().availableGeometry().bottomRight() - QPoint(_FROM_CORNER, _FROM_CORNER)
        taken = self._keep_clear()
        for card in reversed(self.cards):
            margin = QPoint(card.shadow, card.shadow)
            place = QRect(corner + margin - QPoint(card.width(), card.height()), card.size())
            if place.intersects(taken):
                corner.setY(taken.top() - _GAP)
                place.moveBottom(corner.y() + card.shadow)
            card.move(place.topLeft())
            corner -= QPoint(0, card.height() - 2 * card.shadow + _GAP)


class NoticeCard(Surface):
    """One notice; `gone` carries the card itself when it was clicked or its time is over."""

    gone = Signal(object)

    def __init__(self, theme: Theme, notice: Notice) -> None:
        super().__init__(theme, UNOBTRUSIVE, radius=10, shadow=8)
        self.notice = notice
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(notice.sentence)
        self.setToolTip(_("Click to close"))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(_ICON + 28, 11, 16, 12)
        column.setSpacing(3)
        self._sentence = self._label(notice.sentence, Role.BODY if notice.kind is Kind.DONE else Role.TITLE)
        self._advice = self._label(notice.advice, Role.BODY)
        theme.changed.connect(self._colour)
        self._colour()
        self.setFixedWidth(_WIDTH + 2 * self.shadow)
        self.setFixedHeight(self.heightForWidth(self.width()))
        if notice.kind.value:
            QTimer.singleShot(notice.kind.value, self._go)

    def ink(self) -> QColor:
        colours = self.theme.colours
        inks = {Kind.DONE: colours.good, Kind.HINT: colours.accent, Kind.PROBLEM: colours.problem}
        return inks[self.notice.kind]

    def edge(self) -> QColor:
        return self.ink() if self.notice.kind is Kind.PROBLEM else self.theme.colours.border

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt
        super().paintEvent(event)
        painter = QPainter(self)
        board = self.board()
        if self.notice.kind is Kind.PROBLEM:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.ink())
            painter.drawRoundedRect(QRectF(board.left() + 5, board.top() + 11, 3, board.height() - 22), 1.5, 1.5)
        middle = self._sentence.geometry().top() + self._sentence.fontMetrics().height() / 2
        paint_glyph(painter, QRectF(board.left() + 15, middle - _ICON / 2, _ICON, _ICON), self._glyph(), self.ink())
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt
        if event.button() is Qt.MouseButton.LeftButton:
            self._go()

    def _go(self) -> None:
        self.gone.emit(self)

    def _glyph(self) -> Glyph:
        return _GLYPHS[self.notice.kind]

    def _label(self, text: str, role: Role) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(self.theme.font(role))
        label.setVisible(bool(text))
        if text:
            self._column.addWidget(label)
        return label

    def _colour(self) -> None:
        for label, colour in ((self._sentence, self.theme.colours.text), (self._advice, self.theme.colours.muted)):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), colour)
            label.setPalette(palette)
