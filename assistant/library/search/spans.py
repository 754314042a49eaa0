"""The parts of a title to highlight."""

from collections.abc import Iterable

from assistant.library.search.folding import fold_positions

Span = tuple[int, int]
"""From here up to there."""


def title_spans(title: str, folded: Iterable[Span | None]) -> tuple[Span, ...]:
    """Spans of the folded title as spans of the title itself, in order, joined where they touch."""
    places = fold_positions(title)
    marked: set[int] = set()
    for start, end in filter(None, folded):
        marked.update(range(places[start], places[end - 1] + 1))
    starts = sorted(place for place in marked if place - 1 not in marked)
    ends = sorted(place + 1 for place in marked if place + 1 not in marked)
    return tuple(zip(starts, ends, strict=True))
