"""No hotkeys: every chord is reported as unavailable."""

from collections.abc import Mapping

from assistant.chords import Chord
from assistant.sending.ports import ChordState, Registration


class NoHotkeys:
    """`quickphrase paste CODE`, bound in the desktop's own settings, stands in for them."""

    def bind(self, wanted: Mapping[str, Chord]) -> Mapping[str, Registration]:
        return {name: Registration(chord, ChordState.UNAVAILABLE) for name, chord in wanted.items()}

    def close(self) -> None:
        """Nothing to let go."""
