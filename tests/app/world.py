"""A program on a desktop in memory, with faces that write down what they are told."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from queue import SimpleQueue

from assistant.app.profile import OpenProfile
from assistant.app.program import Program
from assistant.app.watching import SETTING_OF
from assistant.clients.notification import Notification
from assistant.clients.window import Window
from assistant.desktop.choose import Desktop, OnLost
from assistant.desktop.clock import boottime
from assistant.desktop.memory.chat import ChatWindow
from assistant.desktop.memory.hotkeys import MemoryHotkeys
from assistant.desktop.memory.paster import MemoryPaster
from assistant.desktop.memory.source import MemorySource
from assistant.desktop.memory.windows import MemoryClipboard, MemoryWindows
from assistant.desktop.offer import works
from assistant.flows.filling import Answers
from assistant.flows.reports import Report
from assistant.library.model import Phrase
from assistant.library.placeholders import Need
from assistant.sending.actions import Action
from assistant.sending.ports import OnChords, OnFired, OnResult
from assistant.waiting.evidence import AskWho
from assistant.waiting.message import Conversation
from assistant.waiting.signals import Notified

ANNA = Window(11, "Dialog with anna @ shop - HexChat", "hexchat")
BEN = Window(12, "Dialog with ben @ shop - HexChat", "hexchat")
CARLA = Window(13, "carla", "pidgin")
EDITOR = Window(14, "notes", "mousepad")
WAIT = 10  # s until a test gives up


class RecordingFaces:
    """Everything the program shows and asks, in the order in which it came."""

    def __init__(self) -> None:
        self.looks = 0
        self.told: list[Report] = []
        self.palettes: list[Window | None] = []
        self.asked: list[tuple[Phrase, tuple[Need, ...], Callable[[Answers | None], None]]] = []
        self.doubts: list[AskWho] = []
        self.asked_whom: list[tuple[AskWho, Callable[[Conversation | None], None]]] = []

    def waiting_changed(self) -> None:
        self.looks += 1

    def tell(self, told: Report) -> None:
        self.told.append(told)

    def toggle_palette(self, window: Window | None) -> None:
        self.palettes.append(window)

    def ask(self, phrase: Phrase, needs: tuple[Need, ...], answered: Callable[[Answers | None], None]) -> None:
        self.asked.append((phrase, needs, answered))

    def doubt(self, asked: AskWho) -> None:
        self.doubts.append(asked)

    def ask_whom(self, asked: AskWho, answered: Callable[[Conversation | None], None]) -> None:
        self.asked_whom.append((asked, answered))


class World:
    """`post` keeps what is to be done until `run`, as an event loop does."""

    def __init__(self, profile: OpenProfile) -> None:
        self.profile = profile
        self.faces = RecordingFaces()
        self.windows = MemoryWindows()
        self.clipboard = MemoryClipboard("copied before")
        self.sources: dict[str, MemorySource] = {}  # the last one of each kind that was made
        self.lost: OnLost = lambda _: None
        self.chords_changed: OnChords = lambda _: None
        self._posted: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self.program = Program(profile, self.faces, self._posted.put, self._choose)

    def _choose(self, on_fired: OnFired, on_result: OnResult, on_lost: OnLost, on_chords: OnChords) -> Desktop:
        self.lost, self.chords_changed = on_lost, on_chords
        self.hotkeys = MemoryHotkeys(on_fired)
        return Desktop(
            hotkeys=self.hotkeys,
            paster=MemoryPaster(self.windows, self.clipboard, on_result),
            windows=self.windows,
            clipboard=self.clipboard.text,
            offers=(works("memory"),),
            sources={name: partial(self._source, name) for name in SETTING_OF},
        )

    def _source(self, name: str) -> MemorySource:
        self.sources[name] = MemorySource(name)
        return self.sources[name]

    @property
    def source(self) -> MemorySource:
        return self.sources["notifications"]

    def run(self) -> None:
        """Everything that was posted, and what that posts."""
        while not self._posted.empty():
            self._posted.get()()

    def run_one(self) -> None:
        """Wait for one thing that another thread posts, and do it."""
        self._posted.get(timeout=WAIT)()

    def begin(self) -> None:
        self.program.begin()
        self.run()

    def open(self, window: Window) -> ChatWindow:
        """Open it in front, with the manners of its client."""
        return self.windows.open(window, ChatWindow(manners=self.program.talk_in(window).manners))

    def press(self, name: Action | str) -> None:
        """Press a chord that is bound, in the window in front."""
        name = name.value if isinstance(name, Action) else name
        assert self.hotkeys.press(name, self.windows.active()), f"{name} is not bound"
        self.run()

    def add(self, title: str = "Hello", *wordings: str, **fields: object) -> Phrase:
        """A phrase of the agent's own, taken over by the program."""
        edit = self.profile.store.add([replace(Phrase("", title, wordings or ("您好！",)), **fields)])
        self.program.library_changed()
        return edit.phrases[0]

    def write(self, *customers: str) -> None:
        """Customers write in HexChat, one after another."""
        for customer in customers:
            summary = f"Private message from: {customer} (shop)"
            self.source.emit(Notified(Notification("hexchat", summary, "hello"), boottime()))
        self.run()

    @property
    def waiting(self) -> list[str]:
        return [row.customer for row in self.program.countdown.rows()]

    @property
    def sentences(self) -> list[str]:
        return [told.sentence for told in self.faces.told]
