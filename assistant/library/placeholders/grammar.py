"""From a wording to its parts and back.

    {name}  {name+3}  {name-1}  {name:text}     a placeholder; case does not matter, blanks around it neither
    {{  }}                                      a literal brace

Inside the braces full-width letters, digits and signs are understood too: that is what an input method leaves
there. Texts from elsewhere go through `escape` first.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.library.placeholders.errors import Mistake, PlaceholderError
from assistant.library.placeholders.table import BY_NAME, Argument, PlaceholderInfo

_TOKEN = re.compile(r"\{\{|\}\}|\{[^{}]*\}?|\}|｛[^{}｛｝]*｝|[^{}｛]+|｛")
_INSIDE = re.compile(r"([^+\-:＋－：]*)(.*)", re.DOTALL)
_OFFSET = re.compile(r"[+-][0-9]{1,4}")
_SHOWN = 20  # characters of a placeholder that never ends


@dataclass(frozen=True, slots=True)
class Text:
    """What goes out as it stands; `str` doubles its braces again."""

    text: str

    def __str__(self) -> str:
        return escape(self.text)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`name` is the English one; `argument` is `""`, an offset (`"+3"`) or a text. `source` stood at `position`."""

    name: str
    argument: str
    position: int
    source: str

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the wording: start and end."""
        return self.position, self.position + len(self.source)

    @property
    def offset(self) -> int:
        """Days or minutes, 0 where none was written."""
        return int(self.argument or 0)

    def __str__(self) -> str:
        return self.source


Part = Text | Placeholder


def parse(wording: str) -> tuple[Part, ...]:
    """The parts of a wording; `unparse` gives exactly the wording back.

    Raises:
        PlaceholderError: with the position of the first mistake.
    """
    parts: list[Part] = []
    literal = ""
    for token in _TOKEN.finditer(wording):
        found, position = token[0], token.start()
        if not _is_placeholder(found, position):
            literal += found[0] if found in {"{{", "}}"} else found
            continue
        if literal:
            parts.append(Text(literal))
            literal = ""
        parts.append(_placeholder(found, position, wording))
    if literal:
        parts.append(Text(literal))
    _one_cursor(parts)
    return tuple(parts)


def unparse(parts: Iterable[Part]) -> str:
    """The inverse of `parse`."""
    return "".join(map(str, parts))


def escape(text: str) -> str:
    """The wording that says exactly this text: braces doubled."""
    return text.replace("{", "{{").replace("}", "}}")


def names(parts: Iterable[Part]) -> frozenset[str]:
    """Which placeholders occur, by English name: what need not be known need not be looked up."""
    return frozenset(part.name for part in parts if isinstance(part, Placeholder))


def _is_placeholder(found: str, position: int) -> bool:
    if found == "}":
        raise PlaceholderError(position, Mistake.UNOPENED, found)
    if found.startswith("｛") and _name_and_argument(found[1:-1])[0] in BY_NAME:
        raise PlaceholderError(position, Mistake.FULL_WIDTH, found)
    return found.startswith("{") and found != "{{"


def _placeholder(found: str, position: int, wording: str) -> Placeholder:
    if not found.endswith("}"):
        nested = wording[position + len(found) :].startswith("{")
        raise PlaceholderError(position, Mistake.NESTED if nested else Mistake.UNCLOSED, found[:_SHOWN])
    name, argument = _name_and_argument(found[1:-1])
    if not name:
        raise PlaceholderError(position, Mistake.EMPTY, found)
    info = BY_NAME.get(name)
    if info is None:
        raise PlaceholderError(position, Mistake.UNKNOWN, found, _nearest(name))
    return Placeholder(info.name, _argument(info, argument, found, position), position, found)


def _name_and_argument(inside: str) -> tuple[str, str]:
    name, argument = _INSIDE.findall(inside)[0]
    return unicodedata.normalize("NFKC", name).strip().lower(), argument.strip()


def _argument(info: PlaceholderInfo, argument: str, found: str, position: int) -> str:
    match info.argument:
        case Argument.NONE:
            if argument:
                raise PlaceholderError(position, Mistake.NO_ARGUMENT, found)
        case Argument.DAYS | Argument.MINUTES:
            argument = unicodedata.normalize("NFKC", argument).replace(" ", "")
            if argument and not _OFFSET.fullmatch(argument):
                raise PlaceholderError(position, Mistake.BAD_OFFSET, found)
        case Argument.TEXT:
            colon, argument = argument[:1], argument[1:].strip()
            if colon not in {":", "："} or not argument:
                raise PlaceholderError(position, Mistake.ARGUMENT_MISSING, found)
    return argument


def _one_cursor(parts: Iterable[Part]) -> None:
    cursors = [part for part in parts if isinstance(part, Placeholder) and part.name == "cursor"]
    if len(cursors) > 1:
        raise PlaceholderError(cursors[1].position, Mistake.SECOND_CURSOR, cursors[1].source)


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, BY_NAME, n=1, cutoff=0.5)), "")
