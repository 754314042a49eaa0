"""What the palette shows, as values it is given."""

from dataclasses import dataclass

from assistant.library.model import CategoryPath

Span = tuple[int, int]
"""Start and end of a run of characters, as in a slice."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase found. `title_spans` are the characters that matched; `text` is its wording, not filled."""

    phrase_id: str
    title: str
    title_spans: tuple[Span, ...] = ()
    code: str = ""
    category: CategoryPath = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The text that would go out: `filled` are the parts that placeholders gave, `missing` those still asked for.

    `warning` is a sentence about what will stop it (a forbidden word, a placeholder nobody knows), or `""`.
    """

    text: str
    filled: tuple[Span, ...] = ()
    missing: tuple[Span, ...] = ()
    warning: str = ""


def qt_place(text: str, place: int) -> int:
    """Where a character stands for Qt, which counts UTF-16 units: an emoji is two of them."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
