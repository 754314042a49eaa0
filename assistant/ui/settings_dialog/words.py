"""What the dialog calls choices and chords."""

from assistant.chords import Chord, Modifier
from assistant.language import LANGUAGES, _


def choice_title(setting: str, choice: str) -> str:
    """A choice as people read it; a choice without a title is shown as it is."""
    titles = {
        ("language", ""): _("as the system"),
        ("theme", "system"): _("as the system"),
        ("theme", "light"): _("light"),
        ("theme", "dark"): _("dark"),
        ("built_in_packs", ""): _("in the program's language"),
        ("built_in_packs", "all"): _("all"),
        ("built_in_packs", "none"): _("none"),
        ("leading", "last"): _("last message"),
        ("leading", "first"): _("first message"),
    }
    return titles.get((setting, choice)) or LANGUAGES.get(choice) or choice


def chord_title(chord: Chord) -> str:
    """`Ctrl+Alt+1`, as it is printed on keys."""
    held = [modifier.value for modifier in Modifier if modifier in chord.modifiers]
    return "+".join(part[:1].upper() + part[1:] for part in (*held, chord.key))
