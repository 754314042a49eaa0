"""The one table of what a chord can do: identifiers, default chords, titles."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Action(Enum):
    """The value is the name used in settings, in `status` and in the documentation."""

    PALETTE = "palette"
    FAVOURITE_1 = "favourite-1"
    FAVOURITE_2 = "favourite-2"
    FAVOURITE_3 = "favourite-3"
    FAVOURITE_4 = "favourite-4"
    FAVOURITE_5 = "favourite-5"
    FAVOURITE_6 = "favourite-6"
    FAVOURITE_7 = "favourite-7"
    FAVOURITE_8 = "favourite-8"
    FAVOURITE_9 = "favourite-9"
    MESSAGE_CAME = "message-came"
    ANSWERED = "answered"
    UNDO_ANSWERED = "undo-answered"
    SEEN_ALL = "seen-all"
    UNDO_PASTE = "undo-paste"
    NEXT_WAITING = "next-waiting"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class ActionInfo:
    """The default chord, and the title in English; who shows the title translates it (gettext finds it here)."""

    chord: str
    title: str


# Ctrl+1..9 switches conversations in WeChat and QQ, Ctrl+Alt+A/W/Z/S belong to WeChat and QQ, Ctrl+Enter sends:
# the defaults stay clear of them (docs/decisions/003).
ACTIONS: Mapping[Action, ActionInfo] = {
    Action.PALETTE: ActionInfo("ctrl+alt+space", "Open the palette"),
    Action.FAVOURITE_1: ActionInfo("ctrl+alt+1", "Paste favourite 1"),
    Action.FAVOURITE_2: ActionInfo("ctrl+alt+2", "Paste favourite 2"),
    Action.FAVOURITE_3: ActionInfo("ctrl+alt+3", "Paste favourite 3"),
    Action.FAVOURITE_4: ActionInfo("ctrl+alt+4", "Paste favourite 4"),
    Action.FAVOURITE_5: ActionInfo("ctrl+alt+5", "Paste favourite 5"),
    Action.FAVOURITE_6: ActionInfo("ctrl+alt+6", "Paste favourite 6"),
    Action.FAVOURITE_7: ActionInfo("ctrl+alt+7", "Paste favourite 7"),
    Action.FAVOURITE_8: ActionInfo("ctrl+alt+8", "Paste favourite 8"),
    Action.FAVOURITE_9: ActionInfo("ctrl+alt+9", "Paste favourite 9"),
    Action.MESSAGE_CAME: ActionInfo("ctrl+alt+n", "A message came (start the clock by hand)"),
    Action.ANSWERED: ActionInfo("ctrl+alt+y", "Answered (stop the clock by hand)"),
    Action.UNDO_ANSWERED: ActionInfo("ctrl+alt+shift+y", "Not answered after all"),
    Action.SEEN_ALL: ActionInfo("ctrl+alt+o", "Mark all as seen"),
    Action.UNDO_PASTE: ActionInfo("ctrl+alt+u", "Take back the last paste"),
    Action.NEXT_WAITING: ActionInfo("ctrl+alt+g", "Go to the longest waiting customer"),
    Action.PAUSE: ActionInfo("ctrl+alt+b", "Pause the clock (break)"),
}


def favourite_slot(action: Action) -> int:
    """1..9 for a favourite, 0 for any other action."""
    name, _, number = action.value.rpartition("-")
    return int(number) if name == "favourite" else 0
