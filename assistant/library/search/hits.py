"""What a search finds."""

from dataclasses import dataclass
from enum import Enum

from assistant.library.model import Phrase


class Found(Enum):
    """How a phrase was found. `tier` puts the better ways first; a category counts like the inside of a title."""

    CODE = "code"
    CODE_START = "code start"
    TITLE_START = "title start"
    TITLE = "title"
    CATEGORY = "category"
    BODY = "body"
    USE = "use"  # nothing was searched for: the most used phrases

    @property
    def tier(self) -> int:
        return _TIERS[self]


_TIERS = {
    Found.CODE: 0,
    Found.CODE_START: 1,
    Found.TITLE_START: 2,
    Found.TITLE: 3,
    Found.CATEGORY: 3,
    Found.BODY: 4,
    Found.USE: 5,
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase, how it was found, and the parts of its title to highlight: from here up to there, in order."""

    phrase: Phrase
    found: Found
    spans: tuple[tuple[int, int], ...] = ()
