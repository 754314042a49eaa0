"""Phrases, categories and layers: what every other module means by these words."""

from dataclasses import dataclass, field

PERSONAL = "personal"
"""The name of the layer that belongs to the agent; every other layer is named after its pack."""

CategoryPath = tuple[str, ...]
"""A category as the names from the outermost to itself: `("After sale", "Returns")`. `()` is no category."""


def category_path(text: str) -> CategoryPath:
    """`"After sale/Returns"` -> `("After sale", "Returns")`; blank parts are dropped."""
    return tuple(part.strip() for part in text.split("/") if part.strip())


def category_text(path: CategoryPath) -> str:
    """The inverse of `category_path`."""
    return "/".join(path)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing an agent says.

    `id` is stable across renames and moves; pack phrases carry `pack-name:local-id`.
    `wordings` holds one or more texts of the same meaning, placeholders included.
    `favourite` is the slot 1..9 of the favourite chords, 0 for none.
    """

    id: str
    title: str
    wordings: tuple[str, ...]
    category: CategoryPath = ()
    code: str = ""
    chord: str = ""
    favourite: int = 0
    layer: str = PERSONAL


@dataclass(frozen=True, slots=True)
class Layer:
    """One source of phrases, whole: the personal layer or one pack.

    `categories` gives their order; `hidden` names phrases of other layers the agent has removed for himself.
    A personal phrase with the id of a pack phrase is the agent's own change over it.
    `title` and `version` are those of the pack, `""` in the personal layer.
    """

    name: str
    phrases: tuple[Phrase, ...] = ()
    categories: tuple[CategoryPath, ...] = ()
    hidden: frozenset[str] = field(default_factory=frozenset)
    title: str = ""
    version: str = ""
