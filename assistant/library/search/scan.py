"""Searching without an index, for the moments in which there is none: slower, and only what is written."""

from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest

from assistant.library.model import CategoryPath, Phrase, category_text
from assistant.library.search.folding import fold, fold_code
from assistant.library.search.hits import Found, Hit
from assistant.library.search.spans import Span, title_spans


class Scan:
    """Looks at every phrase each time. Costs nothing until somebody searches."""

    def __init__(self, phrases: Sequence[Phrase], uses: Mapping[str, float]) -> None:
        self._phrases = phrases
        self._uses = uses

    def search(self, text: str, limit: int = 50, category: CategoryPath | None = None) -> list[Hit]:
        """As `Index.search`, without pinyin; punctuation, width and accents count."""
        words = text.casefold().split()
        under = category or ()
        phrases = (phrase for phrase in self._phrases if phrase.category[: len(under)] == under)
        found = _found(phrases, fold_code(text), words) if words else ((phrase, Found.USE) for phrase in phrases)
        best = nsmallest(limit, found, key=lambda hit: (hit[1].tier, -self._uses.get(hit[0].id, 0.0)))
        return [Hit(phrase, how, _spans(phrase.title, words)) for phrase, how in best]


def _found(phrases: Iterator[Phrase], code: str, words: Sequence[str]) -> Iterator[tuple[Phrase, Found]]:
    for phrase in phrases:
        if how := _how(phrase, code, words):
            yield phrase, how


def _how(phrase: Phrase, code: str, words: Sequence[str]) -> Found | None:
    if phrase.code and (own := fold_code(phrase.code)).startswith(code):
        return Found.CODE if own == code else Found.CODE_START
    title = phrase.title.casefold()
    heading = f"{title}\n{category_text(phrase.category).casefold()}"
    elsewhere = [word for word in words if word not in heading]
    if elsewhere:
        body = "\n".join(phrase.wordings).casefold()
        return Found.BODY if all(word in body for word in elsewhere) else None
    if title.startswith(words[0]):
        return Found.TITLE_START
    return Found.TITLE if any(word in title for word in words) else Found.CATEGORY


def _spans(title: str, words: Sequence[str]) -> tuple[Span, ...]:
    written = fold(title)
    sought = [folded for folded in map(fold, words) if folded in written and folded]
    return title_spans(title, [(at := written.find(folded), at + len(folded)) for folded in sought])
