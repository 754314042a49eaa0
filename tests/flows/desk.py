"""A desktop in memory with the flows on it, as far as tests of flows share one."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from assistant.clients.match import customer_in, profile_for
from assistant.clients.reader import read_profiles
from assistant.clients.window import Window
from assistant.desktop.memory.chat import ChatWindow
from assistant.desktop.memory.paster import MemoryPaster
from assistant.desktop.memory.windows import MemoryClipboard, MemoryWindows
from assistant.flows.answering import Answering, Delivery, Talk
from assistant.flows.filling import Answers, Filler
from assistant.flows.refusal import Refusal
from assistant.library.model import Phrase
from assistant.library.placeholders import Need
from assistant.sending.requests import PasteResult
from assistant.settings import Settings

PROFILES = read_profiles().known
"""The built-in ones."""

ANNA = Window(11, "Dialog with anna @ shop - HexChat", "hexchat")
BEN = Window(12, "Dialog with ben @ shop - HexChat", "hexchat")
PIDGIN = Window(13, "carla", "pidgin")
CONSOLE = Window(14, "客服工作台", "firefox")
EDITOR = Window(15, "notes", "mousepad")
HELLO = Phrase(id="hello", title="Hello", wordings=("您好！",))


def phrase(*wordings: str, title: str = "P") -> Phrase:
    return Phrase(id="p", title=title, wordings=wordings)


def talk_in(window: Window) -> Talk:
    profile = profile_for(PROFILES, window)
    return Talk(profile, customer_in(profile, window.title) if profile else "")


class Desk:
    """`outcomes` is what was made known of each order; `asked` are the questions that stand open."""

    def __init__(self, folder: Path) -> None:
        self.settings = Settings(folder / "settings.toml")
        self.windows = MemoryWindows()
        self.clipboard = MemoryClipboard("copied before")
        self.paster = MemoryPaster(self.windows, self.clipboard, self._result)
        self.now = 100.0
        self.outcomes: list[Delivery | Refusal] = []
        self.asked: list[tuple[Phrase, tuple[Need, ...], Callable[[Answers | None], None]]] = []
        self.held: list[PasteResult] | None = None
        self.answering = Answering(
            talk_in=talk_in,
            filler=Filler(self.settings, lambda: datetime(2026, 3, 5, 15, 30, tzinfo=UTC), self.clipboard.text),
            ask=lambda *question: self.asked.append(question),
            paster=self.paster,
            windows=self.windows,
            clock=lambda: self.now,
            give_up_after=lambda: 3.0,
        )

    def open(self, window: Window) -> ChatWindow:
        """Open it with the manners of its client."""
        return self.windows.open(window, ChatWindow(manners=talk_in(window).manners))

    def hold(self) -> None:
        """Results are kept back from now on, as those of a busy client are, until `let_go`."""
        self.held = []

    def let_go(self) -> None:
        held, self.held = self.held or [], None
        for result in held:
            self.answering.result(result)

    def _result(self, result: PasteResult) -> None:
        if self.held is None:
            self.answering.result(result)
        else:
            self.held.append(result)
