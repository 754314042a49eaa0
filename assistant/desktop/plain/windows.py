"""Windows of others cannot be seen or raised here."""

from assistant.clients.window import Window


class UnknownWindows:
    """There is always a window in front, and nothing is known about it."""

    def active(self) -> Window | None:
        return Window(id=0)

    def activate(self, window: Window) -> bool:
        return window.id == 0

    def list(self) -> tuple[Window, ...]:
        return ()
