"""From the parts of a wording to the text that goes out, or to what is still missing for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from assistant.library.placeholders.clean import one_line, several_lines, visible
from assistant.library.placeholders.grammar import Part, Placeholder, Text
from assistant.library.placeholders.wording import WORDINGS


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known while filling. `now` has a time zone; `language` is a key of `WORDINGS`; `answers` by question."""

    now: datetime
    language: str
    shop: str = ""
    agent: str = ""
    customer: str = ""
    clipboard: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Need:
    """A placeholder without a value: `shop` and `agent` are set once, `customer` and `ask` are asked for.

    `question` is the text of an `ask`, `""` for the others.
    """

    name: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """`cursor` is how many characters (code points) from the end the caret belongs, None where it was not said."""

    text: str
    cursor: int | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """Every need once, in the order of the wording. Nothing may be pasted."""

    needs: tuple[Need, ...]


def fill(parts: Iterable[Part], facts: Facts) -> Filled | Missing:
    """Filled where every placeholder has a visible value. Values are taken as they are and never parsed again.

    Line breaks and control characters are taken out of names and answers; a clipboard text keeps its lines.
    """
    text = ""
    cursor_at: int | None = None
    needs: dict[Need, None] = {}
    for part in parts:
        if isinstance(part, Text):
            text += part.text
        elif part.name == "cursor":
            cursor_at = len(text)
        else:
            value = _value(part, facts)
            if not visible(value):
                needs[Need(part.name, part.argument if part.name == "ask" else "")] = None
            text += value
    if needs:
        return Missing(tuple(needs))
    return Filled(text, None if cursor_at is None else len(text) - cursor_at)


def _value(part: Placeholder, facts: Facts) -> str:
    wordings = WORDINGS[facts.language]
    match part.name:
        case "date":
            day = facts.now.date() + timedelta(days=part.offset)
            return wordings.day(day, day.year == facts.now.year)
        case "weekday":
            return wordings.weekdays[(facts.now.date() + timedelta(days=part.offset)).weekday()]
        case "time":
            later = facts.now.astimezone(UTC) + timedelta(minutes=part.offset)  # right across a change of summer time
            return f"{later.astimezone(facts.now.tzinfo):%H:%M}"
        case "greeting":
            return wordings.greeting(facts.now.time())
        case "clipboard":
            return several_lines(facts.clipboard)
        case "ask":
            return one_line(facts.answers.get(part.argument, ""))
        case name:
            return one_line({"shop": facts.shop, "agent": facts.agent, "customer": facts.customer}[name])
