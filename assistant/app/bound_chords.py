"""The chords of the running program: what is wanted, what the desktop gave, what is in the way."""

import sys
from collections.abc import Callable, Mapping

from assistant.chords import Chord
from assistant.flows.bindings import Bindings, bindings, states, title_of, without_doubles
from assistant.flows.findings import Finding, chord_sentence, conflict_sentence, of_chords
from assistant.flows.reports import Report
from assistant.library.merged import Library
from assistant.sending.actions import Action
from assistant.sending.conflicts import Conflict, ConflictKind
from assistant.sending.known_chords import known_chords
from assistant.sending.ports import ChordState, Hotkeys, Registration
from assistant.settings import Settings


class BoundChords:
    """`bind` after every change of the settings or the library. A chord that newly does not work is told at once."""

    def __init__(
        self, settings: Settings, library: Callable[[], Library], hotkeys: Hotkeys, tell: Callable[[Report], None]
    ) -> None:
        self._settings = settings
        self._library = library
        self._hotkeys = hotkeys
        self._tell = tell
        self._wanted = Bindings({}, {})
        self._bound: Mapping[str, Registration] = {}
        self._told: set[str] = set()

    def bind(self) -> None:
        """Take the chords that settings and library want now, and let the others go."""
        wanted = bindings(self._settings, self._library())
        if wanted == self._wanted and self._bound:
            return
        self._wanted = wanted
        self._bound = self._hotkeys.bind(without_doubles(wanted.chords))
        self._tell_new_troubles()

    def changed(self, stand: Mapping[str, Registration]) -> None:
        """How the chords stand now, as the desktop says; what it says of an older set of chords is passed over."""
        if {name: one.chord for name, one in stand.items()} == {n: one.chord for n, one in self._bound.items()}:
            self._bound = stand
            self._tell_new_troubles()

    def chord_of(self, action: Action) -> Chord | None:
        """The chord that carries this out, None where there is none that works."""
        registration = self._bound.get(action.value)
        return registration.chord if registration and registration.state is ChordState.READY else None

    def release(self) -> None:
        """Let all go until the next `bind`, so that a chord that is recorded reaches the field."""
        self._bound = {}
        self._hotkeys.bind({})

    def troubles(self) -> dict[str, str]:
        """Why a chord does not work, one sentence by bound name."""
        refused = {
            name: chord_sentence(self._title(name), registration)
            for name, registration in self._bound.items()
            if registration.state is not ChordState.READY
        }
        return refused | self._in_the_way(ConflictKind.OURS_TWICE)

    def warnings(self) -> dict[str, str]:
        """As `troubles`, and what else a chord may get in the way of."""
        return self._in_the_way(*ConflictKind) | self.troubles()

    def findings(self) -> list[Finding]:
        """What `doctor` says of them."""
        return list(of_chords(self._wanted, self._bound, self._conflicts(), self._title))

    def as_json(self) -> list[dict[str, str]]:
        """What `status --json` says of them."""
        return states(self._wanted, self._bound)

    def _tell_new_troubles(self) -> None:
        sentences = set(self.troubles().values())
        for sentence in sorted(sentences - self._told):
            self._tell(Report(False, sentence))
        self._told = sentences

    def _in_the_way(self, *kinds: ConflictKind) -> dict[str, str]:
        return {
            name: conflict_sentence(conflict, self._title)
            for conflict in self._conflicts()
            if conflict.kind in kinds
            for name in conflict.names
        }

    def _title(self, name: str) -> str:
        return title_of(name, self._library())

    def _conflicts(self) -> tuple[Conflict, ...]:
        system = "windows" if sys.platform == "win32" else "linux"
        return self._wanted.conflicts(known_chords(), system)
