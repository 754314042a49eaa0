"""The page on which customers are answered: names, the conversation, a field to write in."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from assistant.language import _
from assistant.ui.practice.conversation import Conversation
from assistant.ui.practice.names import Names
from assistant.ui.rule import Rule
from assistant.ui.theme import Role, Theme

_FIELD_HEIGHT = 76


class Talk(QWidget):
    """Enter sends, Shift+Enter breaks the line."""

    sent = Signal(str, str)
    """Customer and text."""
    drafted = Signal(str, str)
    """Customer, and what stands in the field now."""
    chosen = Signal(str)
    """Another customer was brought to the front."""
    enough = Signal()
    """The agent wants to end it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pages: dict[str, Conversation] = {}
        self.names = Names(theme)
        self.names.currentItemChanged.connect(self._turn)
        self._who = QLabel()
        self._who.setFont(theme.font(Role.HEADING))
        self._stack = QStackedWidget()
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(_("Your message"))
        self.field.setPlaceholderText(_("Write here; Enter sends, Shift+Enter breaks the line"))
        self.field.setFixedHeight(_FIELD_HEIGHT)
        self.field.setTabChangesFocus(True)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._draft)
        self._progress = QLabel()
        self._progress.setProperty("role", "muted")
        self._send_button = QPushButton(_("Send"))
        self._send_button.setProperty("primary", "true")
        self._send_button.clicked.connect(self._send)
        self._end_button = QPushButton(_("End practice"))
        self._end_button.setProperty("flat", "true")
        self._end_button.clicked.connect(self.enough)
        self._arrange()

    def _arrange(self) -> None:
        plate = QWidget()
        plate.setProperty("plate", "true")
        plate.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        below = QHBoxLayout()
        below.setContentsMargins(18, 0, 14, 12)
        below.addWidget(self._progress, 1)
        below.addWidget(self._end_button)
        below.addWidget(self._send_button)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._who.setContentsMargins(18, 12, 18, 12)
        right.addWidget(self._who)
        right.addWidget(Rule(self._theme, self))
        right.addWidget(self._stack, 1)
        right.addWidget(Rule(self._theme, self))
        writing = QVBoxLayout(plate)
        writing.setContentsMargins(0, 0, 0, 0)
        writing.setSpacing(0)
        writing.addWidget(self.field)
        writing.addLayout(below)
        right.addWidget(plate)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.names)
        whole.addWidget(Rule(self._theme, self, upright=True))
        whole.addLayout(right, 1)
        QWidget.setTabOrder(self.names, self.field)
        QWidget.setTabOrder(self.field, self._send_button)
        QWidget.setTabOrder(self._send_button, self._end_button)

    def receive(self, customer: str, text: str) -> None:
        """A customer writes."""
        if customer not in self._pages:
            page = Conversation(self._theme, customer)
            self._pages[customer] = page
            self._stack.addWidget(page)
            self.names.put(customer)
        self._pages[customer].add(text, mine=False)
        self.names.show_words(customer, text)

    def open(self, customer: str) -> None:
        """Bring a conversation to the front and the caret into the field."""
        self.names.choose(customer)
        self.field.setFocus()

    def show_progress(self, text: str) -> None:
        self._progress.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted:
                self._send()
                return True
        return super().eventFilter(watched, event)

    def _turn(self, item: QListWidgetItem | None) -> None:
        customer = self.names.customer
        if item is None or customer not in self._pages:
            return
        self._stack.setCurrentWidget(self._pages[customer])
        self._who.setText(customer)
        self.chosen.emit(customer)

    def _draft(self) -> None:
        self.drafted.emit(self.names.customer, self.field.toPlainText())

    def _send(self) -> None:
        text = self.field.toPlainText().strip()
        customer = self.names.customer
        if not text or not customer:
            return
        self.field.clear()
        self._pages[customer].add(text, mine=True)
        self.names.show_words(customer, text)
        self.sent.emit(customer, text)
