"""The agent's edits, as functions from one personal layer to the next. A refused edit raises and changes nothing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.library.flaws import Flaw, code_key, encodable, flaws, tidy
from assistant.library.model import PERSONAL, CategoryPath, Layer, Phrase, category_path, category_text


class EditError(ValueError):
    """An edit that was refused."""


class BadPhraseError(EditError):
    """The phrase cannot be kept as it is."""

    def __init__(self, phrase: Phrase, found: tuple[Flaw, ...]) -> None:
        super().__init__(f"{phrase.title!r}: " + ", ".join(f"{flaw.key} {flaw.wrong.value}" for flaw in found))
        self.phrase = phrase
        self.flaws = found


class CodeTakenError(EditError):
    """Another phrase of the personal layer has this code."""

    def __init__(self, phrase: Phrase, other: Phrase) -> None:
        super().__init__(f"code {phrase.code!r} belongs to {other.title!r}")
        self.phrase = phrase
        self.other = other


class NoSuchPhraseError(EditError):
    """There is no phrase with this id where the edit needs one."""

    def __init__(self, phrase_id: str) -> None:
        super().__init__(f"no phrase {phrase_id!r}")
        self.phrase_id = phrase_id


class BadCategoryError(EditError):
    """A category whose name is no text (half a surrogate pair)."""

    def __init__(self, category: CategoryPath) -> None:
        super().__init__(f"{category!r} cannot be written")
        self.category = category


def put(layer: Layer, phrases: Sequence[Phrase]) -> Layer:
    """Each phrase in the place of the one with its id, or at the end.

    They are tidied first. A favourite slot goes to the phrase that asks for it last; its former owner has none then.

    Raises:
        BadPhraseError: one of them has a flaw.
        CodeTakenError: a code is in use, in the layer or among them.
    """
    ready = {phrase.id: _ready(phrase) for phrase in phrases}
    _check_codes(ready, layer.phrases)
    replaced = {phrase.id for phrase in layer.phrases if phrase.id in ready}
    merged = [ready.get(phrase.id, phrase) for phrase in layer.phrases]
    merged += [phrase for phrase in ready.values() if phrase.id not in replaced]
    slots = {phrase.favourite: phrase.id for phrase in ready.values() if phrase.favourite}
    if slots:
        merged = [_without_slot(phrase, slots) for phrase in merged]
    return replace(layer, phrases=tuple(merged))


def remove(layer: Layer, ids: Collection[str]) -> Layer:
    """Without these phrases; where one was a change of a pack phrase, the pack's own wording is in force again.

    Raises:
        NoSuchPhraseError: one of them is not in the layer.
    """
    _require(ids, layer)
    return replace(layer, phrases=tuple(phrase for phrase in layer.phrases if phrase.id not in ids))


def move(layer: Layer, ids: Sequence[str], before: str | None = None) -> Layer:
    """These phrases, in this order, right before the phrase `before`, or at the end.

    Raises:
        NoSuchPhraseError: one of them is not in the layer, or `before` is not, or is itself moved.
    """
    _require(ids, layer)
    moving = {phrase.id: phrase for phrase in layer.phrases if phrase.id in ids}
    rest = [phrase for phrase in layer.phrases if phrase.id not in moving]
    at = len(rest) if before is None else next((n for n, phrase in enumerate(rest) if phrase.id == before), None)
    if at is None:
        raise NoSuchPhraseError(str(before))
    return replace(layer, phrases=(*rest[:at], *(moving[key] for key in dict.fromkeys(ids)), *rest[at:]))


def hide(layer: Layer, ids: Collection[str]) -> Layer:
    """These pack phrases are no longer shown to this agent; his changes of them are kept."""
    return replace(layer, hidden=layer.hidden | frozenset(ids))


def unhide(layer: Layer, ids: Collection[str]) -> Layer:
    """These pack phrases are shown again."""
    return replace(layer, hidden=layer.hidden - frozenset(ids))


def order_categories(layer: Layer, categories: Iterable[CategoryPath]) -> Layer:
    """The agent's own order of categories, empty ones included; those he does not name follow.

    Raises:
        BadCategoryError: a name cannot be written.
    """
    paths = [category_path(category_text(path)) for path in categories]
    for path in paths:
        if not encodable(category_text(path)):
            raise BadCategoryError(path)
    return replace(layer, categories=tuple(dict.fromkeys(path for path in paths if path)))


def _ready(phrase: Phrase) -> Phrase:
    tidied = replace(tidy(phrase), layer=PERSONAL)
    found = flaws(tidied)
    if found:
        raise BadPhraseError(tidied, found)
    return tidied


def _check_codes(new: Mapping[str, Phrase], present: Iterable[Phrase]) -> None:
    wanted: dict[str, Phrase] = {}
    for phrase in new.values():
        owner = wanted.setdefault(code_key(phrase.code), phrase) if phrase.code else phrase
        if owner is not phrase:
            raise CodeTakenError(phrase, owner)
    if wanted:
        for other in present:
            if other.code and code_key(other.code) in wanted and other.id not in new:
                raise CodeTakenError(wanted[code_key(other.code)], other)


def _without_slot(phrase: Phrase, slots: dict[int, str]) -> Phrase:
    taken = phrase.favourite and slots.get(phrase.favourite, phrase.id) != phrase.id
    return replace(phrase, favourite=0) if taken else phrase


def _require(ids: Iterable[str], layer: Layer) -> None:
    known = {phrase.id for phrase in layer.phrases}
    for phrase_id in ids:
        if phrase_id not in known:
            raise NoSuchPhraseError(phrase_id)
