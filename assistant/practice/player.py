"""Plays a session alone through the real chords, and checks with the running program what became of each."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.chords import Chord
from assistant.desktop.x11.hands import Hands
from assistant.language import _
from assistant.library.model import Phrase
from assistant.practice.chat import Chat
from assistant.practice.desk import Desk, StuckError
from assistant.practice.keys import Keys
from assistant.practice.transcript import Transcript, shortened
from assistant.practice.wire import Report, Sent, Wrote
from assistant.sending.actions import Action
from assistant.ui.wording import chord_title, level_word
from assistant.waiting.view import Level

LATE = 31.0
"""Seconds that one customer is left waiting, so that the clock is seen late."""
THOUGHT = 0.5
"""Seconds an agent looks before he goes on."""
CLOCKS_AGREE = 1.0
"""Seconds by which the program's clock and the chat's may differ."""

CHAT, PROGRAM = "quickphrase-practice", "quickphrase"
"""The programs whose windows keys may go to."""


class Player:
    """`expected` is the text that a phrase should give for a customer now; `late` is who is left waiting."""

    def __init__(
        self,
        *,
        chat: Chat,
        status: Callable[[], Any],
        hands: Hands,
        keys: Keys,
        expected: Callable[[Phrase, str], str],
        late: str,
        transcript: Transcript,
        pictures: Path | None,
    ) -> None:
        self._desk = Desk(chat, status, hands, self._heard)
        self._keys = keys
        self._expected = expected
        self._late = late
        self._transcript = transcript
        self._pictures = pictures
        self._taken = 0
        self._new: list[Wrote] = []
        self._open: list[Wrote] = []
        self.answers: list[Sent] = []

    def play(self) -> None:
        """To the end of the session; the transcript has what failed."""
        try:
            self._desk.until(lambda: self._desk.app() == CHAT, _("the chat window in front"), 10)
            while not self._desk.over:
                self._desk.look(0.05)
                while self._new:
                    self._see(self._new.pop(0))
                asked = self._next()
                if asked:
                    self._answer(asked)
            self._desk.look(THOUGHT)
            self._picture("results")
        except StuckError as stuck:
            self._transcript.failed(str(stuck))

    def _heard(self, told: Report) -> None:
        if isinstance(told, Wrote):
            self._transcript.happened(_("{customer} writes: {text}", customer=told.customer, text=told.text))
            self._new.append(told)

    def _see(self, asked: Wrote) -> None:
        """The clock must run for him now."""
        self._desk.until(lambda: self._desk.row(asked.customer), _("the clock of {customer}", customer=asked.customer))
        row = self._desk.row(asked.customer) or {"since_last_s": 0.0, "level": ""}
        since, waited = row["since_last_s"], time.monotonic() - asked.at
        self._transcript.followed(_("the clock runs for {customer}: {s} s", customer=asked.customer, s=since))
        if abs(since - waited) > CLOCKS_AGREE:
            self._transcript.failed(_("he has waited {s} s", s=f"{waited:.1f}"))
        if asked.code:
            self._open.append(asked)
        else:
            self._no_answer_needed(asked)

    def _next(self) -> Wrote | None:
        """The longest waiting, but for the one who is left waiting on purpose."""
        for asked in self._open:
            waits = asked.customer == self._late and time.monotonic() - asked.at < LATE
            if not waits:
                return asked
        return None

    def _answer(self, asked: Wrote) -> None:
        phrase = self._keys.phrases.get(asked.code)
        if phrase is None:
            raise StuckError(_("there is no phrase with the code {code}", code=asked.code))
        self._bring_to_front(asked.customer)
        if asked.customer == self._late:
            self._check_late(asked)
        self._open.remove(asked)
        done = len(self._desk.sent)
        texts = {self._expected(phrase, asked.customer)}
        chord = self._keys.favourite(phrase)
        if chord:
            self._by_favourite(phrase, chord)
        else:
            self._by_palette(phrase)
        self._desk.until(lambda: len(self._desk.sent) > done, _("“{title}” in the chat", title=phrase.title))
        sent = self._desk.sent[-1]
        texts.add(self._expected(phrase, asked.customer))  # the greeting may have changed with the hour
        self._check_sent(asked, sent, texts)
        self._check_clock_stopped(asked, sent)

    def _bring_to_front(self, customer: str) -> None:
        if self._desk.front == customer:
            return
        if self._desk.app() != CHAT:
            self._desk.press(self._chord(Action.NEXT_WAITING))
            self._desk.until(lambda: self._desk.app() == CHAT, _("the chat window in front"))
        if self._desk.front != customer:
            self._desk.press(Chord.of(f"ctrl+{self._desk.customers.index(customer) + 1}"), CHAT)
        self._desk.until(lambda: self._desk.front == customer, _("{customer} in front", customer=customer))

    def _check_late(self, asked: Wrote) -> None:
        """Once: from now on he is answered like everybody."""
        self._late = ""
        row = self._desk.row(asked.customer)
        level = Level(row["level"]) if row else Level.FRESH
        told = _("{customer} has waited too long: {level}", customer=asked.customer, level=level_word(level))
        self._transcript.followed(told)
        if level is not Level.LATE:
            self._transcript.failed(_("the level should be “{late}”", late=level_word(Level.LATE)))
        self._picture("late")
        self._look_at_list()

    def _look_at_list(self) -> None:
        """Where there is a tray to click, for the picture."""
        if self._pictures and self._desk.click_tray(PROGRAM):
            self._desk.until(lambda: self._desk.app() == PROGRAM, _("the waiting list"))
            self._transcript.followed(_("tray icon clicked: the waiting list"))
            self._desk.look(THOUGHT)
            self._picture("waiting-list")
            self._desk.press(Chord.of("escape"), PROGRAM)
            self._desk.until(lambda: self._desk.app() == CHAT, _("the chat window in front"))

    def _by_favourite(self, phrase: Phrase, chord: Chord) -> None:
        self._desk.draft = ""
        self._desk.press(chord, CHAT)
        self._transcript.followed(_("{chord} pressed", chord=chord_title(chord)))
        self._desk.until(lambda: self._desk.draft, _("“{title}” in the field", title=phrase.title))
        self._transcript.followed(_("in the field: {text}", text=shortened(self._desk.draft)))
        self._desk.look(THOUGHT)
        self._desk.press(Chord.of("enter"), CHAT)
        self._transcript.followed(_("{chord} pressed", chord="Enter"))

    def _by_palette(self, phrase: Phrase) -> None:
        chord = self._chord(Action.PALETTE)
        self._desk.press(chord, CHAT)
        self._desk.until(lambda: self._desk.app() == PROGRAM, _("the palette"))
        self._desk.type(phrase.code, PROGRAM)
        keys = f"{chord_title(chord)}, {phrase.code}, Ctrl+Enter"
        self._desk.look(THOUGHT)
        self._picture(f"palette-{phrase.code}")
        self._desk.press(Chord.of("ctrl+enter"), PROGRAM)
        self._transcript.followed(_("{chord} pressed", chord=keys))

    def _check_sent(self, asked: Wrote, sent: Sent, texts: set[str]) -> None:
        self.answers.append(sent)
        if sent.customer != asked.customer:
            self._transcript.failed(_("this went to {customer}", customer=sent.customer))
        if sent.text in {text.strip() for text in texts}:
            self._transcript.followed(_("sent, the right phrase: {text}", text=shortened(sent.text)))
        else:
            self._transcript.failed(_("sent, but not the right phrase: {text}", text=sent.text))

    def _check_clock_stopped(self, asked: Wrote, sent: Sent) -> None:
        self._until_clock_stopped(asked.customer)
        self._transcript.followed(_("the clock has stopped after {s} s", s=f"{sent.waited or 0:.1f}"))
        self._desk.until(lambda: self._desk.front == asked.customer, _("the chat window in front"))

    def _no_answer_needed(self, asked: Wrote) -> None:
        chord = self._chord(Action.ANSWERED)
        self._bring_to_front(asked.customer)
        self._desk.press(chord, CHAT)
        self._until_clock_stopped(asked.customer)
        told = _("{chord} pressed: no answer is needed, the clock has stopped", chord=chord_title(chord))
        self._transcript.followed(told)

    def _until_clock_stopped(self, customer: str) -> None:
        self._desk.until(
            lambda: self._desk.row(customer) is None, _("the end of the clock of {customer}", customer=customer)
        )

    def _chord(self, action: Action) -> Chord:
        if action not in self._keys.chords:
            raise StuckError(_("no chord works for: {action}", action=action.value))
        return self._keys.chords[action]

    def _picture(self, name: str) -> None:
        if self._pictures:
            self._taken += 1
            file = self._pictures / f"{self._taken}-{name}.png"
            if self._desk.take_picture(file):
                self._transcript.followed(_("picture: {file}", file=file))
            else:
                self._transcript.failed(_("no picture could be saved as {file}", file=file))
