"""Which chord does what: the table of actions, the agent's own choice, the phrases' own chords; and how they stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.chords import BadChordError, Chord, parse_chord
from assistant.language import _
from assistant.library.merged import Library
from assistant.sending.actions import ACTIONS, Action
from assistant.sending.conflicts import Conflict, cannot_be_hotkey, find_conflicts
from assistant.sending.known_chords import KnownChord
from assistant.sending.ports import ChordState, Registration
from assistant.settings import Settings

_PHRASE = "phrase:"


@dataclass(frozen=True, slots=True)
class Bindings:
    """`chords` by name: an action's, or `phrase:` and the phrase's id. `unusable` are texts
    that are no chords, or chords that typing and editing need."""

    chords: Mapping[str, Chord]
    unusable: Mapping[str, str]

    def conflicts(self, known: Iterable[KnownChord], system: str) -> tuple[Conflict, ...]:
        """What can be known without asking the desktop."""
        return find_conflicts(self.chords, known, system)


def bindings(settings: Settings, library: Library) -> Bindings:
    """The agent's choice where he made one (empty: no chord), else the default."""
    own = settings.chords()
    texts = {action.value: own.get(action.value, info.chord) for action, info in ACTIONS.items()}
    texts |= {_PHRASE + phrase.id: phrase.chord for phrase in library.phrases if phrase.chord}
    usable = {name: usable_chord(text) for name, text in texts.items() if text}
    chords = {name: chord for name, chord in usable.items() if chord}
    return Bindings(chords, {name: texts[name] for name in usable if name not in chords})


def usable_chord(text: str) -> Chord | None:
    """The chord, None where it is none or can be no hotkey."""
    try:
        chord = parse_chord(text)
    except BadChordError:
        return None
    return None if cannot_be_hotkey(chord) else chord


def action_of(name: str) -> Action | None:
    """The action that a bound name stands for, None for a phrase."""
    return None if name.startswith(_PHRASE) else Action(name)


def phrase_id_of(name: str) -> str:
    """The phrase that a bound name stands for."""
    return name.removeprefix(_PHRASE)


def title_of(name: str, library: Library) -> str:
    """What a bound name stands for, in the person's words."""
    action = action_of(name)
    if action:
        return _(ACTIONS[action].title)
    phrase = library.by_id.get(phrase_id_of(name))
    return phrase.title if phrase else name


def without_doubles(wanted: Mapping[str, Chord]) -> Mapping[str, Chord]:
    """A chord wanted twice goes to the first: actions before phrases, in the order of their tables."""
    first: dict[Chord, str] = {}
    for name, chord in wanted.items():
        first.setdefault(chord, name)
    return {name: chord for chord, name in first.items()}


def states(wanted: Bindings, bound: Mapping[str, Registration]) -> list[dict[str, str]]:
    """Every name with its chord and how it stands, as `status --json` prints it."""
    named = {*wanted.chords, *wanted.unusable}
    table = [{"action": a.value, "chord": "", "state": "off"} for a in Action if a.value not in named]
    held = {registration.chord for registration in bound.values()}
    for name, chord in wanted.chords.items():
        without = "ours-twice" if chord in held else "off"
        state = bound[name].state.value if name in bound else without
        table.append({"action": name, "chord": str(chord), "state": state})
    table += [{"action": n, "chord": t, "state": ChordState.NO_SUCH_KEY.value} for n, t in wanted.unusable.items()]
    return table
