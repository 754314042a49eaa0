"""The words that start the program, read without the parser: loading that takes a fifth of the time until the tray."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class StartWords:
    profile: Path | None
    hidden: bool


def start_words(words: Sequence[str]) -> StartWords | None:
    """What `[--profile DIR] [start] [--hidden]` says; None for all other words, which are the parser's to judge."""
    profile = None
    verbs = []
    hidden = False
    rest = iter(words)
    for word in rest:
        if word == "--profile":
            profile = next(rest, "-")
            if profile.startswith("-"):
                return None
        elif word == "--hidden":
            hidden = True
        else:
            verbs.append(word)
    return StartWords(None if profile is None else Path(profile), hidden) if verbs in ([], ["start"]) else None
