"""The chords in force and the phrases they paste, as the running program tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.chords import Chord, parse_chord
from assistant.language import _
from assistant.library.model import Phrase, category_path
from assistant.sending.actions import Action, favourite_slot
from assistant.ui.wording import chord_title


@dataclass(frozen=True, slots=True)
class Keys:
    """`chords` are those that work, by action; `phrases` by code."""

    chords: Mapping[Action, Chord]
    phrases: Mapping[str, Phrase]

    @classmethod
    def of(cls, status: Mapping[str, Any], phrases: Sequence[Mapping[str, Any]]) -> "Keys":
        """From the JSON of `status` and of `list`."""
        actions = {action.value: action for action in Action}
        chords = {
            actions[key["action"]]: parse_chord(key["chord"])
            for key in status["hotkeys"]
            if key["action"] in actions and key["state"] == "ready"
        }
        found: dict[str, Phrase] = {}
        for phrase in phrases:
            if phrase["code"]:
                found.setdefault(phrase["code"], _phrase(phrase))
        return cls(chords, found)

    def favourite(self, phrase: Phrase) -> Chord | None:
        """The chord that pastes it as a favourite, if there is one that works."""
        slots = {favourite_slot(action): chord for action, chord in self.chords.items()}
        return slots.get(phrase.favourite) if phrase.favourite else None

    def explained(self) -> tuple[tuple[str, str], ...]:
        """For a newcomer: chords and what they do."""
        rows = []
        favourites = [chord for action, chord in self.chords.items() if favourite_slot(action)]
        if favourites:
            last = f" … {favourites[-1].key.upper()}" if len(favourites) > 1 else ""
            rows.append((chord_title(favourites[0]) + last, _("pastes a favourite phrase")))
        words = {
            Action.PALETTE: _("opens the palette: type a code, a word or pinyin; Enter pastes, Ctrl+Enter sends too"),
            Action.NEXT_WAITING: _("goes to the customer who has waited longest"),
            Action.ANSWERED: _("stops the clock where no answer is needed"),
        }
        rows += [(chord_title(self.chords[action]), does) for action, does in words.items() if action in self.chords]
        return (*rows, ("Ctrl+1 … 9", _("goes to another customer in this window")))


def _phrase(told: Mapping[str, Any]) -> Phrase:
    return Phrase(
        id=told["id"],
        title=told["title"],
        wordings=tuple(told["wordings"]),
        category=category_path(told["category"]),
        code=told["code"],
        favourite=told["favourite"],
    )
