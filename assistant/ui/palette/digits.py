"""When a plain digit chooses a row, and when it is part of what is searched for."""

from collections.abc import Sequence

from assistant.ui.palette.entry import Entry


def is_search_text(digit: str, typed: str, entries: Sequence[Entry]) -> bool:
    """A digit chooses the row of its number, but it is text

    - where a code goes on with it (`tk` and a phrase with the code `tk2`; codes never begin with a digit),
    - after a blank (`tui 7`, or a blank first: ` 7`),
    - where there is no such row.
    """
    if typed.endswith((" ", "\u3000")) or int(digit) > len(entries):
        return True
    begun = f"{typed.strip()}{digit}".casefold()
    return any(entry.code.casefold().startswith(begun) for entry in entries)
