"""Message to countdown: what the sources see, what was pasted and what the agent says, on one board."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.clients.match import customer_in, profile_for
from assistant.clients.profile import ClientProfile
from assistant.clients.window import Window
from assistant.flows.answering import Delivery
from assistant.flows.refusal import Refusal
from assistant.language import _
from assistant.waiting.board import Board
from assistant.waiting.coalescing import BY_HAND
from assistant.waiting.countdown import next_change, view
from assistant.waiting.evidence import AskWho, LastPaste, answered_by_paste, is_send_key, sends_paste
from assistant.waiting.message import Conversation, Evidence, Message, Reply
from assistant.waiting.round import Correction, Round
from assistant.waiting.rules import Meaning, Seen, Situation, meaning
from assistant.waiting.signals import Activated, SendKeyPressed, Signal, TitleChanged
from assistant.waiting.view import Limits, RowView

Doubt = Callable[[AskWho], None]
"""Tells the agent, who may be typing, that he will have to say whom he answered."""

AskWhom = Callable[[AskWho, Callable[[Conversation | None], None]], None]
"""Asks the agent which customer he answered; None when it was nobody of them or he does not say."""


class Countdown:
    """Holds the board. Lives on the thread that owns the state; `changed` is called after every change.

    `closed` hears of answered rounds, `corrected` of those that an undo takes back, `agent_sent` of a send key with
    which the agent has sent our last paste. `sends_in` says whether a paste of ours that is under way will press the
    send key in a window: one seen there is not the agent's, and the paste's delivery tells of the reply.
    """

    def __init__(
        self,
        board: Board,
        *,
        profiles: Sequence[ClientProfile],
        clock: Callable[[], float],
        active: Callable[[], Window | None],
        limits: Callable[[], Limits],
        ask_whom: AskWhom,
        doubt: Doubt,
        changed: Callable[[], None],
        closed: Callable[[Round], None],
        corrected: Callable[[Correction], None],
        sends_in: Callable[[Window], bool],
        agent_sent: Callable[[], None],
    ) -> None:
        self.board = board
        self._profiles = profiles
        self._clock = clock
        self._active = active
        self._limits = limits
        self._ask_whom = ask_whom
        self._doubt = doubt
        self._doubts: list[AskWho] = []
        self._changed = changed
        self._closed = closed
        self._corrected = corrected
        self._sends_in = sends_in
        self._agent_sent = agent_sent
        self._front: Window | None = None
        self._paste: LastPaste | None = None

    def rows(self) -> tuple[RowView, ...]:
        """Who waits now, longest first."""
        return view(self.board, self._clock(), self._limits())

    def next_change(self) -> float | None:
        """Seconds until `rows` shows other numbers; None: no need to look again before `changed`."""
        return next_change(self.board, self._clock(), self._limits())

    def signal(self, signal: Signal) -> None:
        """What a source saw."""
        if isinstance(signal, SendKeyPressed) and self._sends_in(signal.window):
            return
        if isinstance(signal, Activated) or (isinstance(signal, TitleChanged) and self._in_front(signal.window)):
            self._front = signal.window
        for learned in meaning(signal, self._profiles, Situation(self._front, self.board.waiting, self._paste)):
            self._learn(learned)
        if isinstance(signal, SendKeyPressed):
            self._forget_sent(signal)

    def delivered(self, outcome: Delivery | Refusal) -> None:
        """What became of a paste of ours."""
        if isinstance(outcome, Refusal) or not outcome.pasted:
            return
        profile = outcome.talk.profile
        if outcome.phrase is None or profile is None:
            self._paste = None
            return
        paste = LastPaste(outcome.window, outcome.talk.customer, outcome.phrase.id, outcome.at, outcome.sent)
        self._paste = paste
        verdict = answered_by_paste(paste, profile, self.board.waiting)
        if isinstance(verdict, Reply | AskWho):
            self._learn(verdict)

    def message(self, client: str, customer: str) -> RowView:
        """A message reported by command."""
        conversation = Conversation(client, customer)
        self._learn(Message(conversation, self._clock(), BY_HAND))
        return self._row(conversation)

    def message_in_front(self) -> None:
        """A message came in the window that has the keyboard.

        Raises:
            Refusal: that is no chat client's.
        """
        window = self._active()
        profile = profile_for(self._profiles, window) if window else None
        if window is None or profile is None:
            raise Refusal(_("The window in front is no known chat client; the clock was not started."))
        self.message(profile.id, customer_in(profile, window.title))

    def answered(self, client: str | None = None, customer: str | None = None) -> Conversation:
        """Somebody was answered, says the agent by name; without names, the only one who waits.

        Raises:
            Refusal: nobody of that name waits, or several do.
        """
        found = [
            conversation
            for conversation in self.board.waiting
            if client in {None, conversation.client} and customer in {None, conversation.customer}
        ]
        if not found:
            raise Refusal(_("Nobody of that name waits.") if client or customer else _("Nobody waits."))
        if len(found) > 1:
            raise Refusal(_("{n} customers wait; say which one with --client and --customer.", n=len(found)))
        self._learn(Reply(found[0], self._clock(), Evidence.MARKED))
        return found[0]

    def answered_in_front(self) -> None:
        """The agent pressed "answered": first he is asked what was in doubt; else it is the customer in front, the only
        one who waits, or the one he names.

        Raises:
            Refusal: nobody waits.
        """
        while self._doubts:
            doubt = self._doubts.pop(0)
            waiting_since = self._waiting_since(doubt)
            if waiting_since:
                self._ask(replace(doubt, candidates=waiting_since))
                return
        waiting = self.board.waiting
        if not waiting:
            raise Refusal(_("Nobody waits."))
        window = self._active()
        profile = profile_for(self._profiles, window) if window else None
        if window and profile:
            named = Conversation(profile.id, customer_in(profile, window.title))
            there = tuple(c for c in waiting if c.client == profile.id)
            waiting = (named,) if named.customer and named in there else there or waiting
        asked = AskWho(waiting, self._clock(), Evidence.MARKED)
        if len(waiting) > 1:
            self._ask(asked)
        else:
            self._learn(asked.reply_to(waiting[0]))

    def undo_answered(self) -> RowView:
        """The last answered round waits again.

        Raises:
            Refusal: there is none.
        """
        if not self.board.rounds:
            raise Refusal(_("Nothing was answered lately."))
        last = self.board.rounds[-1]
        self.reopen(last)
        return self._row(last.conversation)

    def reopen(self, wrong: Round) -> None:
        """That reply did not happen."""
        board, correction = self.board.reopen(wrong)
        self._put(board)
        if correction.retracted:
            self._corrected(correction)

    def seen_all(self) -> None:
        self._put(self.board.see_all())

    def forget(self, conversation: Conversation) -> None:
        """His message needs no answer."""
        self._put(self.board.forget(conversation))

    def pause(self, *, on: bool) -> None:
        """A break begins or ends."""
        now = self._clock()
        self._put(self.board.pause(now) if on else self.board.resume(now))

    @property
    def paused(self) -> bool:
        return self.board.paused_at is not None

    def _learn(self, learned: Meaning) -> None:
        match learned:
            case Message():
                self._put(self.board.message(learned))
            case Seen(conversations):
                self._put(self.board.see(conversations))
            case Reply():
                board, done = self.board.reply(learned)
                self._put(board)  # first of all: whatever fails after it, the clock has stopped
                if done:
                    self._settle(learned)
                    self._closed(done)
            case AskWho():  # a question now would take the keyboard from an agent who goes on typing
                self._doubts = [doubt for doubt in self._doubts if self._waiting_since(doubt)]
                if all(doubt.client != learned.client for doubt in self._doubts):
                    self._doubts.append(learned)
                    self._doubt(learned)

    def _settle(self, reply: Reply) -> None:
        """What was in doubt about a customer is settled when the agent says himself that he was answered."""
        if reply.evidence is Evidence.MARKED:
            self._doubts = [doubt for doubt in self._doubts if reply.conversation not in doubt.candidates]

    def _waiting_since(self, doubt: AskWho) -> tuple[Conversation, ...]:
        """Those who may have been answered then, and have waited since."""
        rows = (self.board.row(conversation) for conversation in doubt.candidates)
        return tuple(row.conversation for row in rows if row and row.first_at <= doubt.at)

    def _ask(self, asked: AskWho) -> None:
        self._ask_whom(asked, lambda whom: self._learn(asked.reply_to(whom)) if whom else None)

    def _forget_sent(self, pressed: SendKeyPressed) -> None:
        """The send key has taken our last paste with it; the next one is the agent's own text."""
        profile = profile_for(self._profiles, pressed.window)
        if self._paste is None or profile is None or pressed.composing or not is_send_key(profile, pressed):
            return
        if sends_paste(pressed, customer_in(profile, pressed.window.title), self._paste):
            self._paste = None
            self._agent_sent()

    def _in_front(self, window: Window) -> bool:
        return self._front is not None and self._front.id == window.id

    def _put(self, board: Board) -> None:
        if board != self.board:
            self.board = board
            self._changed()

    def _row(self, conversation: Conversation) -> RowView:
        rows = {(row.client, row.customer): row for row in self.rows()}
        row = rows.get((conversation.client, conversation.customer)) or rows.get((conversation.client, ""))
        if row is None:
            raise Refusal(_("This message was answered already."))
        return row
