"""The page of chords: every action, its chord, and what stands against it."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from assistant.chords import BadChordError, Chord, Modifier, parse_chord
from assistant.language import _
from assistant.sending.actions import ACTIONS, Action
from assistant.ui.glyphs import Glyph, glyph_icon
from assistant.ui.settings_dialog.chord_edit import ChordEdit
from assistant.ui.theme import Role, Theme
from assistant.ui.wording import chord_title

_WIDTH = 170


class ChordsPage(QWidget):
    """`recording` is true while a field listens to keys: global hotkeys should rest then."""

    recording = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget, chords: Mapping[str, str], problems: Mapping[str, str]) -> None:
        """`chords` are the agent's own by action name; `problems` are sentences about chords in force."""
        super().__init__(parent)
        self.lines: dict[Action, ChordLine] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(0)
        for action, info in ACTIONS.items():
            line = ChordLine(theme, self, action, chords.get(action.value, info.chord), problems.get(action.value, ""))
            line.edit.edited.connect(self.check)
            line.edit.recording.connect(self.recording)
            column.addWidget(line)
            self.lines[action] = line
        column.addStretch(1)

    def own(self) -> dict[str, str]:
        """What differs from the defaults, by action name; an empty text switches a chord off."""
        set_here = {action: str(line.edit.chord or "") for action, line in self.lines.items()}
        return {action.value: chord for action, chord in set_here.items() if chord != ACTIONS[action].chord}

    def check(self) -> bool:
        """Say under each line what is wrong with it; true when nothing forbids to save."""
        times = Counter(line.edit.chord for line in self.lines.values() if line.edit.chord)
        for line in self.lines.values():
            twin = self._twin(line) if line.edit.chord and times[line.edit.chord] > 1 else None
            line.show_state(twin)
        return all(count == 1 for count in times.values())

    def _twin(self, line: "ChordLine") -> Action:
        return next(a for a, other in self.lines.items() if other is not line and other.edit.chord == line.edit.chord)


class ChordLine(QWidget):
    def __init__(self, theme: Theme, parent: QWidget, action: Action, chord: str, problem: str) -> None:
        super().__init__(parent)
        title = _(ACTIONS[action].title)
        self._default = parse_chord(ACTIONS[action].chord)
        self._problem = problem
        self._as_opened = _chord_or_none(chord)
        self.edit = ChordEdit(self, self._as_opened)
        self.edit.setFixedWidth(_WIDTH)
        self.edit.setAccessibleName(_("Chord for: {action}", action=title))
        self._state = QLabel(self)
        self._state.setFont(theme.font(Role.SMALL))
        self._state.setProperty("role", "problem")
        self._state.setWordWrap(True)
        reset = QPushButton(self)
        reset.setProperty("flat", "true")
        reset.setIcon(glyph_icon(Glyph.UNDO, theme.colours.accent))
        reset.setToolTip(_("Back to {chord}", chord=chord_title(self._default)))
        reset.setAccessibleName(_("{action}: back to {chord}", action=title, chord=chord_title(self._default)))
        reset.clicked.connect(lambda: self.edit.take(self._default))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(QLabel(title, self))
        words.addWidget(self._state)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 10, 4)
        row.addLayout(words, 1)
        row.addWidget(self.edit)
        row.addWidget(reset)
        self.show_state(None)

    def show_state(self, twin: Action | None) -> None:
        """`twin` is another action with the same chord."""
        chord = self.edit.chord
        if twin:
            sentence = _("The same chord as: {action}", action=_(ACTIONS[twin].title))
        elif chord and not chord.modifiers - {Modifier.SHIFT} and not chord.key.startswith("f"):
            sentence = _("Without Ctrl, Alt or the Windows key this would be missing while typing.")
        else:
            sentence = self._problem if chord == self._as_opened else ""
        self._state.setText(sentence)
        self._state.setVisible(bool(sentence))


def _chord_or_none(text: str) -> Chord | None:
    try:
        return parse_chord(text) if text else None
    except BadChordError:
        return None
