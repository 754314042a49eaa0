"""What can be wrong with the placeholders of a phrase."""

from enum import Enum


class Mistake(Enum):
    UNCLOSED = "unclosed"  # `{` without its `}`
    UNOPENED = "unopened"  # `}` without its `{`; a literal one is written `}}`
    NESTED = "nested"  # `{` inside a placeholder
    EMPTY = "empty"  # `{}`
    UNKNOWN = "unknown"  # no such placeholder; `nearest` may say which one was meant
    NO_ARGUMENT = "no-argument"  # something follows a name that takes nothing
    BAD_OFFSET = "bad-offset"  # not `+` or `-` and one to four digits
    ARGUMENT_MISSING = "argument-missing"  # `{ask}` without its question
    SECOND_CURSOR = "second-cursor"  # there is one caret
    FULL_WIDTH = "full-width"  # `｛客服｝`: typed with the input method on, it would go out as it stands


class PlaceholderError(ValueError):
    """`position` counts characters from 0; `found` is the text there; `nearest` a known spelling or `""`."""

    def __init__(self, position: int, mistake: Mistake, found: str, nearest: str = "") -> None:
        meant = f", perhaps {{{nearest}}}" if nearest else ""
        super().__init__(f"{mistake.value} placeholder at character {position + 1}: {found!r}{meant}")
        self.position = position
        self.mistake = mistake
        self.found = found
        self.nearest = nearest
