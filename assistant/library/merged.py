"""The merged view: the personal layer over the packs, as everybody who reads phrases sees them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.library.flaws import code_key
from assistant.library.model import PERSONAL, CategoryPath, Layer, Phrase


@dataclass(frozen=True, slots=True)
class CodeClash:
    """Several phrases in force with one code; the first is the one the code finds."""

    code: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class Library:
    """Immutable; an edit makes a new one. `packs` come in the order of their precedence.

    The agent's own phrases come first, then the packs' phrases; his change of a pack phrase stands in its place, and
    what he has hidden is left out. Everything below is worked out when it is first asked for.
    """

    personal: Layer = Layer(PERSONAL)
    packs: tuple[Layer, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Phrase]:
        """Every phrase in force by its id, in the order in which they are shown."""
        mine = {phrase.id: phrase for phrase in self.personal.phrases}
        packs = {phrase.id for pack in self.packs for phrase in pack.phrases}
        hidden = self.personal.hidden
        own = {key: phrase for key, phrase in mine.items() if key not in packs and key not in hidden}
        return own | {
            phrase.id: mine.get(phrase.id, phrase)
            for pack in self.packs
            for phrase in pack.phrases
            if phrase.id not in hidden
        }

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        return tuple(self.by_id.values())

    @cached_property
    def hidden(self) -> tuple[Phrase, ...]:
        """What is left out because the agent has hidden it, as it would be shown: with his own changes."""
        shown = replace(self, personal=replace(self.personal, hidden=frozenset()))
        return tuple(phrase for key, phrase in shown.by_id.items() if key in self.personal.hidden)

    def pack_phrase(self, phrase_id: str) -> Phrase | None:
        """What the pack says under this id, whether or not the agent has changed or hidden it."""
        found = (phrase for pack in self.packs for phrase in pack.phrases if phrase.id == phrase_id)
        return next(found, None)

    def with_code(self, code: str) -> Phrase | None:
        """The phrase this code finds, as typed in any case or width: the agent's own first, then the first pack's."""
        return self._by_code.get(code_key(code))

    @cached_property
    def clashes(self) -> tuple[CodeClash, ...]:
        rivals: dict[str, list[Phrase]] = {}
        for phrase in self._by_precedence():
            if phrase.code and self.with_code(phrase.code) is not phrase:
                rivals.setdefault(code_key(phrase.code), []).append(phrase)
        winners = self._by_code
        return tuple(CodeClash(winners[key].code, (winners[key], *losers)) for key, losers in rivals.items())

    @cached_property
    def favourites(self) -> Mapping[int, Phrase]:
        """Who answers to the favourite chords, by slot 1..9: the agent's own first, then the first pack's."""
        slots: dict[int, Phrase] = {}
        for phrase in self._by_precedence():
            if phrase.favourite:
                slots.setdefault(phrase.favourite, phrase)
        return dict(sorted(slots.items()))

    @cached_property
    def categories(self) -> tuple[CategoryPath, ...]:
        """Every category, each before those inside it; empty ones too, if a layer lists them.

        Sisters stand in the agent's order, then in that of the packs, then as their phrases come.
        """
        listed = [path for layer in (self.personal, *self.packs) for path in layer.categories]
        return tuple(_nested([*listed, *self._by_category]))

    def in_category(self, category: CategoryPath) -> tuple[Phrase, ...]:
        """The phrases of this category itself, without those of the categories inside it."""
        return tuple(self._by_category.get(category, ()))

    def _by_precedence(self) -> Iterator[Phrase]:
        phrases = self.by_id.values()
        yield from (phrase for phrase in phrases if phrase.layer == PERSONAL)
        yield from (phrase for phrase in phrases if phrase.layer != PERSONAL)

    @cached_property
    def _by_code(self) -> Mapping[str, Phrase]:
        codes: dict[str, Phrase] = {}
        for phrase in self._by_precedence():
            if phrase.code:
                codes.setdefault(code_key(phrase.code), phrase)
        return codes

    @cached_property
    def _by_category(self) -> Mapping[CategoryPath, list[Phrase]]:
        categories: dict[CategoryPath, list[Phrase]] = {}
        for phrase in self.by_id.values():
            categories.setdefault(phrase.category, []).append(phrase)
        return categories


class _Branch(dict[str, "_Branch"]):
    """The categories inside one category, by name."""


def _nested(paths: Iterable[CategoryPath]) -> Iterator[CategoryPath]:
    root = _Branch()
    for path in paths:
        branch = root
        for name in path:
            branch = branch.setdefault(name, _Branch())
    yield from _walk(root, ())


def _walk(branch: _Branch, above: CategoryPath) -> Iterator[CategoryPath]:
    for name, inner in branch.items():
        yield (*above, name)
        yield from _walk(inner, (*above, name))
