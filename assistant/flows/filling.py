"""What is known for placeholders at the moment a phrase is used."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from assistant.flows.refusal import Refusal
from assistant.language import _
from assistant.library.model import Phrase
from assistant.library.placeholders import (
    Facts,
    Filled,
    Missing,
    Mistake,
    Need,
    Part,
    PlaceholderError,
    Text,
    fill,
    names,
    parse,
)
from assistant.settings import Settings

_CHINESE = re.compile(r"[\u3400-\u9fff]")

Answers = Mapping[Need, str]


class PieceKind(Enum):
    TEXT = "text"
    FILLED = "filled"  # a placeholder with its value
    MISSING = "missing"  # a placeholder that will be asked for


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    kind: PieceKind


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills phrases from the settings, the clock and, only where a phrase asks for it, the clipboard."""

    settings: Settings
    now: Callable[[], datetime]
    clipboard: Callable[[], str]

    def fill(self, phrase: Phrase, customer: str, answers: Answers) -> Filled | Missing:
        """The text that goes out, or what is still needed for it.

        Raises:
            Refusal: the phrase has a broken placeholder, or uses the clipboard, which holds no text.
        """
        wording = phrase.wordings[0]
        try:
            parts = parse(wording)
        except PlaceholderError as error:
            raise Refusal(mistake_sentence(phrase.title, error)) from error
        filled = fill(parts, self._facts(wording, customer, answers, names(parts)))
        if isinstance(filled, Missing) and Need("clipboard") in filled.needs:
            raise Refusal(_("“{title}” needs text on the clipboard; copy it first.", title=phrase.title))
        return filled

    def text(self, phrase: Phrase) -> str:
        """The filled text of a phrase that needs nothing more.

        Raises:
            Refusal: it does, or `fill` refuses it.
        """
        filled = self.fill(phrase, "", {})
        if isinstance(filled, Missing):
            needs = ", ".join(need.question or need.name for need in filled.needs)
            raise Refusal(_("“{title}” still needs: {needs}.", title=phrase.title, needs=needs))
        return filled.text

    def pieces(self, phrase: Phrase, customer: str) -> tuple[Piece, ...]:
        """The text as it would go out now, piece by piece; what is not known yet stands as it is written.

        Raises:
            PlaceholderError: the phrase has a broken placeholder.
        """
        parts = parse(phrase.wordings[0])
        facts = self._facts(phrase.wordings[0], customer, {}, names(parts))
        return tuple(_piece(part, fill((part,), facts)) for part in parts)

    def _facts(self, wording: str, customer: str, answers: Answers, used: frozenset[str]) -> Facts:
        given = {need.name: value for need, value in answers.items() if need.name != "ask"}
        return Facts(
            now=self.now(),
            language=_language_of(wording),
            shop=given.get("shop") or self.settings.text("shop"),
            agent=given.get("agent") or self.settings.text("agent"),
            customer=given.get("customer") or customer,
            clipboard=self.clipboard() if "clipboard" in used else "",
            answers={need.question: value for need, value in answers.items() if need.name == "ask"},
        )


def _piece(part: Part, filled: Filled | Missing) -> Piece:
    if isinstance(filled, Missing):
        return Piece(str(part), PieceKind.MISSING)
    return Piece(filled.text, PieceKind.TEXT if isinstance(part, Text) else PieceKind.FILLED)


def mistake_sentence(title: str, error: PlaceholderError) -> str:
    """One sentence for a broken placeholder: what, where, what to do."""
    if error.mistake is Mistake.UNKNOWN and error.nearest:
        return _(
            "“{title}” has the unknown placeholder {found} at character {n}; perhaps {{{nearest}}} is meant.",
            title=title,
            found=error.found,
            n=error.position + 1,
            nearest=error.nearest,
        )
    return _(
        "“{title}” has a broken placeholder {found} at character {n}; correct the phrase.",
        title=title,
        found=error.found,
        n=error.position + 1,
    )


def _language_of(wording: str) -> str:
    return "zh_CN" if _CHINESE.search(wording) else "en"
