"""Reading the clipboard's text. Implements `assistant.sending.ports.ClipboardReader`."""

from concurrent.futures import Future

from Xlib import X, Xatom

from assistant.desktop.x11.connection import Connection, ConnectionGoneError
from assistant.desktop.x11.content import EMPTY, Content
from assistant.desktop.x11.fetch import LONGEST, Fetch
from assistant.desktop.x11.paster import XPaster
from assistant.desktop.x11.selection import Selection


class XClipboard:
    """What the agent has copied, also while a phrase is on its way."""

    def __init__(self, connection: Connection, selection: Selection, paster: XPaster) -> None:
        self._connection = connection
        self._selection = selection
        self._paster = paster
        self._utf8 = connection.display.get_atom("UTF8_STRING")

    def text(self) -> str:
        """As the port says. Never on the connection's own thread, nor while the caller's own program owns it."""
        answer: Future[Content] = Future()
        try:
            self._connection.call(lambda: self._ask(answer))
            return self._text_of(answer.result(LONGEST + 0.5))
        except (ConnectionGoneError, TimeoutError):
            return ""

    def _ask(self, answer: "Future[Content]") -> None:
        current = self._selection.ledger.current
        if self._selection.owned:
            answer.set_result(self._paster.saved or (current.what if current else EMPTY))
        else:
            wanted = (self._utf8, Xatom.STRING)
            Fetch(self._connection, self._selection.clipboard, X.CurrentTime, answer.set_result, wanted)

    def _text_of(self, content: Content) -> str:
        for target, encoding in ((self._utf8, "utf-8"), (Xatom.STRING, "latin-1")):
            piece = content.pieces.get(target)
            if piece is not None:
                return piece.data.decode(encoding, "replace")
        return ""
