"""The program without its faces: library, countdown and pasting on one desktop, and what each chord does."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from assistant.app.bound_chords import BoundChords
from assistant.app.profile import OpenProfile
from assistant.app.watching import Watching
from assistant.clients.match import customer_in, profile_for, profile_named
from assistant.clients.window import Window
from assistant.desktop.choose import Desktop, OnLost
from assistant.desktop.clock import boottime
from assistant.flows.answering import Answering, Delivery, Order, Talk
from assistant.flows.bindings import action_of, phrase_id_of
from assistant.flows.countdown import Countdown
from assistant.flows.filling import Answers, Filler
from assistant.flows.refusal import Refusal
from assistant.flows.reports import Report, report
from assistant.flows.verbs.dispatch import Post
from assistant.flows.wording import newer_sentence, unreadable_sentence
from assistant.language import _
from assistant.library.damage import NewerFormatError
from assistant.library.model import Phrase
from assistant.library.placeholders import Need
from assistant.sending.actions import Action, favourite_slot
from assistant.sending.ports import ClipboardRefusedError, Fired, OnChords, OnFired, OnResult
from assistant.waiting.board import Board
from assistant.waiting.evidence import AskWho
from assistant.waiting.message import Conversation
from assistant.waiting.round import Correction, Round
from assistant.waiting.view import Limits, RowView

Choose = Callable[[OnFired, OnResult, OnLost, OnChords], Desktop]


class Faces(Protocol):
    """What the program shows and asks. All on the thread that owns the state."""

    def waiting_changed(self) -> None: ...
    def tell(self, told: Report) -> None: ...
    def toggle_palette(self, window: Window | None) -> None: ...
    def ask(self, phrase: Phrase, needs: tuple[Need, ...], answered: Callable[[Answers | None], None]) -> None: ...
    def doubt(self, asked: AskWho) -> None: ...
    def ask_whom(self, asked: AskWho, answered: Callable[[Conversation | None], None]) -> None: ...


class Program:
    """Build, then `begin`. Everything here runs on the thread behind `post`; the desktop's callbacks go through it."""

    def __init__(self, profile: OpenProfile, faces: Faces, post: Post, choose: Choose) -> None:
        """
        Raises:
            Refusal: who waits cannot be read back.
        """
        board = _saved_board(profile)
        self.profile = profile
        self._faces = faces
        self._post = post
        self.desktop = choose(
            lambda fired: post(lambda: self.pressed(fired)),
            lambda result: post(lambda: self.answering.result(result)),
            lambda why: post(lambda: self._desktop_lost(why)),
            lambda stand: post(lambda: self.chords.changed(stand)),
        )
        self.answering = Answering(
            talk_in=self.talk_in,
            filler=Filler(profile.settings, lambda: datetime.now().astimezone(), self.desktop.clipboard),
            ask=self._ask,
            paster=self.desktop.paster,
            windows=self.desktop.windows,
            clock=boottime,
            give_up_after=lambda: profile.settings.number("paste_give_up"),
        )
        self.countdown = Countdown(
            board,
            profiles=profile.clients.known,
            clock=boottime,
            active=self.desktop.windows.active,
            limits=self.limits,
            ask_whom=faces.ask_whom,
            doubt=faces.doubt,
            changed=self._board_changed,
            closed=self._closed,
            corrected=self._corrected,
            sends_in=self.answering.sends_in,
            agent_sent=self.answering.agent_sent,
        )
        self.chords = BoundChords(profile.settings, lambda: profile.store.library, self.desktop.hotkeys, faces.tell)
        self.watching = Watching(self.desktop.sources, profile.settings, post, self.countdown.signal, faces.tell)
        self._weights: Mapping[str, float] = {}
        self._actions: Mapping[Action, Callable[[Fired], object]] = {
            Action.PALETTE: lambda fired: faces.toggle_palette(fired.window),
            Action.MESSAGE_CAME: lambda _fired: self.countdown.message_in_front(),
            Action.ANSWERED: lambda _fired: self.countdown.answered_in_front(),
            Action.UNDO_ANSWERED: lambda _fired: self.countdown.undo_answered(),
            Action.SEEN_ALL: lambda _fired: self.countdown.seen_all(),
            Action.UNDO_PASTE: lambda fired: self.answering.undo(fired.window, self.delivered),
            Action.NEXT_WAITING: lambda _fired: self._go_to_next(),
            Action.PAUSE: lambda _fired: self.countdown.pause(on=not self.countdown.paused),
            **{a: self._favourite for a in Action if favourite_slot(a)},
        }

    def begin(self) -> None:
        """Take the chords and listen."""
        self.chords.bind()
        self.watching.follow()

    def end(self) -> None:
        """Listen no more, and let the desktop go."""
        self.watching.close()
        self.desktop.close()

    def limits(self) -> Limits:
        settings = self.profile.settings
        return Limits(
            due=settings.number("due_from"),
            golden=settings.number("golden_limit"),
            last=settings.number("last_limit"),
            leading=settings.text("leading"),
        )

    def talk_in(self, window: Window) -> Talk:
        """Who is being answered in this window. May be called on any thread."""
        profile = profile_for(self.profile.clients.known, window)
        return Talk(profile, customer_in(profile, window.title) if profile else "")

    def client_title(self, client: str) -> str:
        """The client's name for people; our own practice has one in each language."""
        titles = {profile.id: profile.title for profile in self.profile.clients.known}
        return _(titles.get(client) or client)

    def library_changed(self) -> None:
        """Search in the library as it is now; its phrases may have other chords."""
        self.profile.index(self._weights)
        self.chords.bind()

    def settings_changed(self) -> None:
        """What the settings say of the built-in packs, the chords and the watching is in force from now on."""
        self.watching.follow()
        if self.profile.refresh_packs():
            self.profile.index(self._weights)
        self.chords.bind()

    def weigh(self) -> None:
        """Learn from the log how much each phrase is used, and search by it."""

        def known(weights: Mapping[str, float]) -> None:
            self._weights = weights
            self.profile.index(weights)

        future = self.profile.recorder.weights()
        future.add_done_callback(lambda done: self._post(lambda: known(done.result())))

    def pressed(self, fired: Fired) -> None:
        """A chord was pressed."""
        action = action_of(fired.name)
        self.carefully(lambda: self._actions[action](fired) if action else self._own_chord(fired))

    def carefully(self, act: Callable[[], object]) -> None:
        """Do it; why it cannot be done is told to the agent."""
        try:
            act()
        except Refusal as refusal:
            self._faces.tell(report(refusal))

    def use(self, phrase: Phrase, window: Window | None, *, send: bool = False, refocus: bool = False) -> None:
        """Paste this phrase into that window."""
        self.answering.answer(Order(phrase, window, send, refocus), self.delivered)

    def delivered(self, outcome: Delivery | Refusal) -> None:
        """Everybody who cares learns what became of a paste."""
        self.countdown.delivered(outcome)
        told = report(outcome)
        if isinstance(outcome, Delivery) and outcome.phrase and outcome.pasted and self._counts(outcome.talk.client):
            self.profile.recorder.used(outcome.phrase.id)
        self._faces.tell(told)

    def copy(self, phrase_id: str) -> None:
        """Put a phrase on the clipboard.

        Raises:
            Refusal: it was removed, needs a value that nobody is asked for here, or this desktop has no clipboard.
        """
        phrase = self.profile.store.library.by_id.get(phrase_id)
        if phrase is None:
            raise Refusal(_("This phrase was removed in the meantime; nothing was copied."))
        text = self.answering.filler.text(phrase)
        try:
            self.desktop.paster.offer(text)
        except ClipboardRefusedError as error:
            raise Refusal(_("Nothing could be copied: {reason}", reason=error)) from error
        self._faces.tell(Report(True, _("Copied: {title}", title=phrase.title)))

    def go_to(self, row: RowView) -> None:
        """Bring the client of a waiting customer forward, his own window where there are several.

        Raises:
            Refusal: no window of that client is open.
        """
        windows = [w for w in self.desktop.windows.list() if self.talk_in(w).client == row.client]
        named = [w for w in windows if self.talk_in(w).customer == row.customer]
        for window in (*named, *windows):
            if self.desktop.windows.activate(window):
                return
        raise Refusal(_("No window of {client} could be brought forward.", client=self.client_title(row.client)))

    def _own_chord(self, fired: Fired) -> None:
        phrase = self.profile.store.library.by_id.get(phrase_id_of(fired.name))
        if phrase:
            self.use(phrase, fired.window)

    def _favourite(self, fired: Fired) -> None:
        slot = favourite_slot(Action(fired.name))
        phrase = self.profile.store.library.favourites.get(slot)
        if phrase is None:
            raise Refusal(_("No phrase is favourite {n}.", n=slot))
        self.use(phrase, fired.window, send=self.profile.settings.on("favourites_send"))

    def _go_to_next(self) -> None:
        rows = self.countdown.rows()
        if not rows:
            raise Refusal(_("Nobody waits."))
        self.go_to(rows[0])

    def _ask(self, phrase: Phrase, needs: tuple[Need, ...], answered: Callable[[Answers | None], None]) -> None:
        """The agent's and the shop's name are kept for the next time."""

        def keep(values: Answers | None) -> None:
            names = {need.name: value for need, value in (values or {}).items() if need.name in {"agent", "shop"}}
            if names:
                self.carefully(lambda: self._remember(names))
            answered(values)

        self._faces.ask(phrase, needs, keep)

    def _closed(self, done: Round) -> None:
        if self._counts(done.conversation.client):
            self.profile.recorder.closed(done)

    def _corrected(self, correction: Correction) -> None:
        rounds = (*correction.retracted, *correction.written)
        if all(self._counts(done.conversation.client) for done in rounds):
            self.profile.recorder.corrected(correction)

    def _counts(self, client: str) -> bool:
        """Whether what is done in this client goes into the records."""
        profile = profile_named(self.profile.clients.known, client)
        return profile is None or profile.counts

    def _remember(self, names: Mapping[str, str]) -> None:
        try:
            self.profile.settings.change(names)
        except OSError as error:
            raise Refusal(_("The settings could not be saved: {reason}", reason=error.strerror)) from error

    def _board_changed(self) -> None:
        self.profile.recorder.changed(self.countdown.board)
        self._faces.waiting_changed()

    def _desktop_lost(self, why: str) -> None:
        self._faces.tell(Report(False, _("The desktop went away ({why}); chords and pasting have stopped.", why=why)))


def _saved_board(profile: OpenProfile) -> Board:
    try:
        return profile.recorder.board()
    except NewerFormatError as error:
        raise Refusal(newer_sentence(error)) from error
    except OSError as error:
        raise Refusal(unreadable_sentence(error)) from error
