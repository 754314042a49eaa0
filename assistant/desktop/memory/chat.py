"""A chat window in memory: one input field, and what was sent from it."""

from dataclasses import dataclass, field

from assistant.chords import Chord
from assistant.clients.profile import Manners
from assistant.clients.window import Window

_LEFT = Chord.of("left")


@dataclass
class ChatWindow:
    """`typed` stands in the field, the caret `caret` characters into it; `sent` went out, oldest first.

    `reads` is false for a program that never asks for what is pasted. `pressed` keeps every chord that arrived.
    """

    window: Window = field(default_factory=lambda: Window(0))
    manners: Manners = field(default_factory=Manners)
    reads: bool = True
    typed: str = ""
    caret: int = 0
    sent: list[str] = field(default_factory=list)
    pressed: list[Chord] = field(default_factory=list)
    _before: list[tuple[str, int]] = field(default_factory=list)

    def insert(self, text: str) -> None:
        """As if pasted or typed at the caret; `undo` takes it back."""
        self._before.append((self.typed, self.caret))
        self.typed = self.typed[: self.caret] + text + self.typed[self.caret :]
        self.caret += len(text)

    def press(self, chord: Chord) -> None:
        """What the client does with a chord: send, break the line, undo, move left; others do nothing."""
        self.pressed.append(chord)
        if chord == self.manners.send:
            self.sent.append(self.typed)
            self.typed, self.caret = "", 0
            self._before.clear()
        elif chord == self.manners.newline_chord:
            self.typed = self.typed[: self.caret] + "\n" + self.typed[self.caret :]
            self.caret += 1
        elif chord == self.manners.undo and self._before:
            self.typed, self.caret = self._before.pop()
        elif chord == _LEFT:
            self.caret = max(0, self.caret - 1)
