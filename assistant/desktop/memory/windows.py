"""Windows and a clipboard in memory."""

from dataclasses import replace

from assistant.clients.window import Window
from assistant.desktop.memory.chat import ChatWindow


class MemoryWindows:
    """The windows in the order in which they were opened. The one opened or activated last is active."""

    def __init__(self) -> None:
        self._chats: dict[int, ChatWindow] = {}
        self._active = 0

    def open(self, window: Window, chat: ChatWindow | None = None) -> ChatWindow:
        """Open it with an empty chat, or this one, and make it active. `window.id` is not 0."""
        self._chats[window.id] = chat or ChatWindow()
        self._chats[window.id].window = window
        self._active = window.id
        return self._chats[window.id]

    def shut(self, window: Window) -> None:
        """Close it; no window is active if it was."""
        self._chats.pop(window.id, None)
        self._active = 0 if self._active == window.id else self._active

    def retitle(self, window: Window, title: str) -> Window:
        """Give it another title, as a client does that shows another customer."""
        chat = self._chats[window.id]
        chat.window = replace(chat.window, title=title)
        return chat.window

    def chat(self, window: Window) -> ChatWindow | None:
        """What stands in it, None once it is closed."""
        return self._chats.get(window.id)

    def active(self) -> Window | None:
        return self._chats[self._active].window if self._active in self._chats else None

    def activate(self, window: Window) -> bool:
        if window.id not in self._chats:
            return False
        self._active = window.id
        return True

    def list(self) -> tuple[Window, ...]:
        return tuple(chat.window for chat in self._chats.values())


class MemoryClipboard:
    """A clipboard that holds text."""

    def __init__(self, text: str = "") -> None:
        self.content = text

    def text(self) -> str:
        return self.content
