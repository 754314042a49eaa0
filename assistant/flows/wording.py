"""Sentences for faults that several flows meet."""

from collections.abc import Mapping

from assistant.language import N_, _
from assistant.library.damage import Damage, NewerFormatError
from assistant.library.flaws import Flaw, Wrong

_FIELDS: Mapping[str, str] = {
    "title": N_("The title"),
    "wordings": N_("The text"),
    "code": N_("The code"),
    "chord": N_("The chord"),
    "favourite": N_("The favourite slot"),
    "category": N_("The category"),
}
_FAULTS: Mapping[Wrong, str] = {
    Wrong.EMPTY: N_("{field} is empty."),
    Wrong.SPACES: N_("{field} has a blank in it: {detail}."),
    Wrong.NOT_A_CHORD: N_("{field} is no key combination: {detail}."),
    Wrong.OUT_OF_RANGE: N_("{field} is out of range: {detail}."),
    Wrong.NOT_TEXT: N_("{field} has characters that cannot be written."),
}


def flaw_sentence(flaw: Flaw) -> str:
    """One sentence: which field, what is wrong with it."""
    field = _(_FIELDS[flaw.key]) if flaw.key in _FIELDS else flaw.key
    fault = _FAULTS.get(flaw.wrong, N_("{field} is wrong: {detail}."))
    return _(fault, field=field, detail=flaw.detail or flaw.wrong.value)


def damage_sentence(damage: Damage) -> str:
    """One sentence: what was broken, where it lies now, what was read in its place."""
    if damage.loaded_from and damage.set_aside:
        return _(
            "{file} was broken and is set aside as {aside}; the last good copy was loaded.",
            file=damage.path.name,
            aside=damage.set_aside.name,
        )
    if damage.loaded_from:
        return _("{file} was missing; the last good copy was loaded.", file=damage.path.name)
    if damage.set_aside:
        return _(
            "{file} was broken and is set aside as {aside}; there was no good copy, so it starts empty.",
            file=damage.path.name,
            aside=damage.set_aside.name,
        )
    return _("{file} is broken: {reason}", file=damage.path.name, reason=damage.why)


def newer_sentence(error: NewerFormatError) -> str:
    """One sentence: which file is too new, what to do."""
    return _("{file} was written by a newer quickphrase; install that one. Nothing was changed.", file=error.path)


def unreadable_sentence(error: OSError) -> str:
    """One sentence: which file, in the system's words why."""
    return _("{file} cannot be read: {reason}.", file=error.filename, reason=error.strerror)
