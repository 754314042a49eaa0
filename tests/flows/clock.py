"""A countdown on the built-in client profiles, with a clock that stands until it is moved."""

from collections.abc import Callable

from assistant.clients.notification import Notification
from assistant.clients.window import Window
from assistant.flows.answering import Delivery
from assistant.flows.countdown import Countdown
from assistant.library.model import Phrase
from assistant.sending.requests import PasteOutcome, PasteResult, Put
from assistant.waiting.board import Board
from assistant.waiting.evidence import AskWho
from assistant.waiting.message import Conversation, Evidence
from assistant.waiting.round import Correction, Round
from assistant.waiting.signals import Activated, Notified, SendKeyPressed, Signal
from assistant.waiting.view import Limits
from tests.flows.desk import HELLO, PROFILES, talk_in

LIMITS = Limits()


class Clock:
    """A countdown whose clock stands until it is moved, and everything it made known."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.front: Window | None = None
        self.changes = 0
        self.closed: list[Round] = []
        self.corrected: list[Correction] = []
        self.doubted: list[AskWho] = []
        self.asked: list[tuple[AskWho, Callable[[Conversation | None], None]]] = []
        self.ours: set[int] = set()
        self.sent_by_agent = 0
        self.countdown = Countdown(
            Board(),
            profiles=PROFILES,
            clock=lambda: self.now,
            active=lambda: self.front,
            limits=lambda: LIMITS,
            ask_whom=lambda *question: self.asked.append(question),
            doubt=self.doubted.append,
            changed=self._changed,
            closed=self.closed.append,
            corrected=self.corrected.append,
            sends_in=lambda window: window.id in self.ours,
            agent_sent=self._agent_sent,
        )

    def _changed(self) -> None:
        self.changes += 1

    def _agent_sent(self) -> None:
        self.sent_by_agent += 1

    def sees(self, kind: Callable[..., Signal], *about: object, **others: object) -> None:
        self.countdown.signal(kind(*about, at=self.now, **others))

    def look_at(self, window: Window) -> None:
        self.front = window
        self.sees(Activated, window)

    def enter(self, window: Window, **others: bool) -> None:
        self.sees(SendKeyPressed, window, **others)

    def writes(self, *customers: str) -> None:
        for customer in customers:
            self.sees(Notified, Notification("hexchat", f"Private message from: {customer} (shop)", "hello"))
            self.now += 10

    def gajim(self, *customers: str) -> None:
        for customer in customers:
            self.sees(Notified, Notification("Gajim", f"New message from {customer}", "hello"))
            self.now += 10

    def paste(self, window: Window, *, sent: bool = False, phrase: Phrase | None = HELLO, failed: bool = False) -> None:
        result = PasteResult("1", PasteOutcome.MOVED if failed else PasteOutcome.PASTED, window)
        talk = talk_in(window)
        self.countdown.delivered(Delivery(phrase, window, talk, sent and not failed, (Put("x"),), result, self.now))

    @property
    def waiting(self) -> list[str]:
        return [row.customer for row in self.countdown.rows()]

    @property
    def answers(self) -> list[tuple[str, Evidence, str, bool]]:
        return [(r.conversation.customer, r.evidence, r.phrase_id, r.probable) for r in self.closed]
