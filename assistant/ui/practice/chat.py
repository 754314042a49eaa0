"""A chat window with several customers: names at the left, the conversation, a field to write in."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from assistant.language import _
from assistant.ui.practice.conversation import Conversation
from assistant.ui.theme import Theme

_NAMES_WIDTH = 170
_FIELD_HEIGHT = 96


class ChatWindow(QWidget):
    """Enter sends, Shift+Enter breaks the line. The title names the customer in front, as chat clients do."""

    sent = Signal(str, str)
    """Customer and text."""
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._unread: dict[str, int] = {}
        self._pages: dict[str, Conversation] = {}
        self._theme = theme
        theme.dress(self)
        self.setProperty("page", True)

        self.names = QListWidget()
        self.names.setProperty("nav", True)
        self.names.setAccessibleName(_("Customers"))
        self.names.setFixedWidth(_NAMES_WIDTH)
        self.names.currentItemChanged.connect(self._open_item)
        self._stack = QStackedWidget()
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(_("Your message"))
        self.field.setPlaceholderText(_("Write here; Enter sends, Shift+Enter breaks the line"))
        self.field.setFixedHeight(_FIELD_HEIGHT)
        self.field.setTabChangesFocus(True)
        self.field.installEventFilter(self)
        self._result = QLabel()
        self._result.setProperty("role", "muted")
        send = QPushButton(_("Send"))
        send.setAccessibleName(_("Send"))
        send.clicked.connect(self._send)

        below = QHBoxLayout()
        below.addWidget(self._result, 1)
        below.addWidget(send)
        right = QVBoxLayout()
        right.setContentsMargins(0, 12, 12, 12)
        right.addWidget(self._stack, 1)
        right.addWidget(self.field)
        right.addLayout(below)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.names)
        whole.addLayout(right, 1)
        self.resize(720, 520)
        self._retitle()

    @property
    def customer(self) -> str:
        """Who is in front, `""` before anybody wrote."""
        item = self.names.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def receive(self, customer: str, text: str) -> None:
        """A customer writes. Unless he is being read, the window asks for attention."""
        if customer not in self._pages:
            self._add(customer)
        self._pages[customer].add(text, mine=False)
        if customer != self.customer or not self.isActiveWindow():
            self._unread[customer] = self._unread.get(customer, 0) + 1
            self._rename(customer)
            QApplication.alert(self)

    def open(self, customer: str) -> None:
        """Bring a conversation to the front and the caret into the field."""
        for row in range(self.names.count()):
            if self.names.item(row).data(Qt.ItemDataRole.UserRole) == customer:
                self.names.setCurrentRow(row)
        self.field.setFocus()

    def show_result(self, text: str) -> None:
        self._result.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted:
                self._send()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.customer:
            self._unread.pop(self.customer, None)
            self._rename(self.customer)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt
        self.closed.emit()
        super().closeEvent(event)

    def _add(self, customer: str) -> None:
        page = Conversation(self._theme, customer)
        self._pages[customer] = page
        self._stack.addWidget(page)
        item = QListWidgetItem(customer)
        item.setData(Qt.ItemDataRole.UserRole, customer)
        self.names.addItem(item)
        if self.names.count() == 1:
            self.names.setCurrentItem(item)

    def _open_item(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        customer = str(item.data(Qt.ItemDataRole.UserRole))
        self._stack.setCurrentWidget(self._pages[customer])
        if self.isActiveWindow():
            self._unread.pop(customer, None)
        self._rename(customer)
        self._retitle()

    def _send(self) -> None:
        text = self.field.toPlainText().strip()
        if not text or not self.customer:
            return
        self.field.clear()
        self._pages[self.customer].add(text, mine=True)
        self.sent.emit(self.customer, text)

    def _rename(self, customer: str) -> None:
        count = self._unread.get(customer, 0)
        for row in range(self.names.count()):
            item = self.names.item(row)
            if item.data(Qt.ItemDataRole.UserRole) == customer:
                item.setText(f"{customer}  ({count})" if count else customer)

    def _retitle(self) -> None:
        chat = _("Practice chat")
        self.setWindowTitle(f"{self.customer} - {chat}" if self.customer else chat)
