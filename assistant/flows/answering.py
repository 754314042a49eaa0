"""Phrase to text: a phrase was chosen for a window; fill it, have it pasted there, say what became of it."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.clients.profile import ClientProfile, Manners
from assistant.clients.window import Window
from assistant.flows.filling import Answers, Filler
from assistant.flows.refusal import Refusal
from assistant.language import _
from assistant.library.model import Phrase
from assistant.library.placeholders import Filled, Need
from assistant.sending.plan import plan, undo_plan
from assistant.sending.ports import ClipboardRefusedError, Paster, Windows
from assistant.sending.requests import PasteOutcome, PasteRequest, PasteResult, Step


@dataclass(frozen=True, slots=True)
class Order:
    """A phrase to be pasted into a window. `refocus` where a window of ours has had the keyboard in between."""

    phrase: Phrase
    window: Window | None
    send: bool = False
    refocus: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """Who is being answered in a window: its profile, None for a program without one; `""` where nobody is named."""

    profile: ClientProfile | None
    customer: str

    @property
    def client(self) -> str:
        return self.profile.id if self.profile else ""

    def is_with(self, other: "Talk") -> bool:
        """Whether both are one conversation, as far as the windows tell."""
        return (self.client, self.customer) == (other.client, other.customer)

    @property
    def manners(self) -> Manners:
        return self.profile.manners if self.profile else Manners()


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a request. `phrase` is None where it took something back."""

    phrase: Phrase | None
    window: Window
    talk: Talk
    sent: bool
    steps: tuple[Step, ...]
    result: PasteResult
    at: float

    @property
    def pasted(self) -> bool:
        """Whether it was carried out whole."""
        return self.result.outcome is PasteOutcome.PASTED


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A request that the paster has: `sends` where the send key will be pressed in `window`."""

    window: Window
    sends: bool
    finish: Callable[[PasteResult], None]


Done = Callable[[Delivery | Refusal], None]
Ask = Callable[[Phrase, tuple[Need, ...], Callable[[Answers | None], None]], None]
"""Asks the agent for what a phrase still needs; None when he gives up."""


class Answering:
    """Carries out orders and remembers the last delivery for undo. Lives on the thread that owns the state."""

    def __init__(
        self,
        *,
        talk_in: Callable[[Window], Talk],
        filler: Filler,
        ask: Ask,
        paster: Paster,
        windows: Windows,
        clock: Callable[[], float],
        give_up_after: Callable[[], float],
    ) -> None:
        self._talk_in = talk_in
        self.filler = filler
        self._ask = ask
        self._paster = paster
        self._windows = windows
        self._clock = clock
        self._give_up_after = give_up_after
        self._numbers = itertools.count(1)
        self._under_way: dict[str, _UnderWay] = {}
        self._last: Delivery | None = None

    def answer(self, order: Order, done: Done) -> None:
        """Fill, ask for what is missing, paste. `done` is called exactly once."""
        if order.window is None:
            done(Refusal(_("No window has the keyboard, so “{title}” was not pasted.", title=order.phrase.title)))
            return
        self._fill(order, order.window, {}, done)

    def undo(self, window: Window | None, done: Done) -> None:
        """Take back the last paste, where it stands unsent in the window that has the keyboard."""
        last = self._last
        if last is None or window is None or window.id != last.window.id:
            done(Refusal(_("There is no paste in this window to take back.")))
            return
        steps = undo_plan(last.steps, last.talk.manners)
        if last.sent:
            done(Refusal(_("This message was sent already; it cannot be taken back from here.")))
        elif steps is None:
            done(Refusal(_("This chat program cannot take back a paste; delete the text yourself.")))
        else:
            self._take_back(last, steps, done)

    def result(self, result: PasteResult) -> None:
        """The paste machine's word on a request."""
        request = self._under_way.pop(result.request_id, None)
        if request:
            request.finish(result)

    def sends_in(self, window: Window) -> bool:
        """Whether the send key pressed in this window may be ours, of a paste under way."""
        return any(request.sends and request.window.id == window.id for request in self._under_way.values())

    def agent_sent(self) -> None:
        """The agent has sent the last paste himself."""
        if self._last:
            self._last = replace(self._last, sent=True)

    def _fill(self, order: Order, window: Window, answers: Answers, done: Done) -> None:
        talk = self._talk_in(window)
        try:
            filled = self.filler.fill(order.phrase, talk.customer, answers)
        except Refusal as refusal:
            done(refusal)
            return
        if isinstance(filled, Filled):
            self._put(order, window, talk, filled, done)
            return

        def answered(values: Answers | None) -> None:
            if values is None:
                done(Refusal(_("“{title}” was not pasted.", title=order.phrase.title)))
            else:
                refocused = Order(order.phrase, window, order.send, refocus=True)
                self._fill(refocused, window, {**answers, **values}, done)

        self._ask(order.phrase, filled.needs, answered)

    def _put(self, order: Order, window: Window, talk: Talk, filled: Filled, done: Done) -> None:
        steps = plan(filled.text, filled.cursor, talk.manners, order.send)
        if not steps:
            done(Refusal(_("“{title}” is empty; write a text for it.", title=order.phrase.title)))
        elif order.refocus and not self._windows.activate(window):
            done(self._copied_instead(filled.text))
        else:
            self._paste(order.phrase, window, talk, steps, sent=order.send, done=done)

    def _copied_instead(self, text: str) -> Refusal:
        try:
            self._paster.offer(text)
        except ClipboardRefusedError as error:
            return Refusal(_("Nothing could be copied: {reason}", reason=error))
        return Refusal(_("The chat window could not be reached; the phrase is copied, paste it yourself."))

    def _paste(
        self, phrase: Phrase | None, window: Window, talk: Talk, steps: tuple[Step, ...], *, sent: bool, done: Done
    ) -> None:
        def finish(result: PasteResult) -> None:
            pasted = result.outcome is PasteOutcome.PASTED
            delivery = Delivery(phrase, window, talk, sent and pasted, steps, result, self._clock())
            self._last = delivery if pasted and phrase else self._last
            done(delivery)

        number = str(next(self._numbers))
        self._under_way[number] = _UnderWay(window, sent, finish)
        self._paster.paste(
            PasteRequest(
                id=number,
                target=window,
                steps=steps,
                paste_chord=talk.manners.paste,
                still_right=lambda now: self._talk_in(now).is_with(talk),
                give_up_after=self._give_up_after(),
            )
        )

    def _take_back(self, last: Delivery, steps: tuple[Step, ...], done: Done) -> None:
        """Once only, unless no key was pressed for it."""

        def finished(outcome: Delivery | Refusal) -> None:
            if isinstance(outcome, Delivery) and not (
                outcome.pasted or outcome.result.steps_done or outcome.result.keys_out
            ):
                self._last = self._last or last
            done(outcome)

        self._last = None
        self._paste(None, last.window, last.talk, steps, sent=False, done=finished)
