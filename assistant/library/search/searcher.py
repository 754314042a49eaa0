"""Search over a library that changes, while its index is being built and after."""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import merge
from itertools import islice

from assistant.library.model import CategoryPath, Phrase
from assistant.library.search.hits import Hit
from assistant.library.search.index import Index
from assistant.library.search.readings import Readings, load_readings
from assistant.library.search.scan import Scan

_log = logging.getLogger(__name__)

FEW = 50
"""So many changed phrases stand beside the index in a small one; for more of them it is built anew."""
_HEAD_START = 0.2
"""Seconds that a thread of Python leaves to the one that shows the change, instead of slowing it down."""
MANY = 500
"""With so many changed phrases the index is of no use until it is built anew."""


@dataclass(frozen=True, slots=True)
class _Library:
    """Phrases and how much they are used, by id."""

    phrases: Sequence[Phrase] = ()
    uses: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Built:
    """An index and what it was built from."""

    index: Index
    phrases: Mapping[str, Phrase]
    uses: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Answering:
    """What answers at the moment: the index but for some phrases, and something for what is new beside it."""

    uses: Mapping[str, float]
    newer: Index | Scan
    built: _Built | None = None
    outdated: frozenset[str] = frozenset()

    def search(self, text: str, limit: int, category: CategoryPath | None) -> list[Hit]:
        hits = self.newer.search(text, limit, category)
        if self.built:
            older = self.built.index.search(text, limit + len(self.outdated), category)
            kept = [hit for hit in older if hit.phrase.id not in self.outdated]
            hits = list(islice(merge(kept, hits, key=self._place), limit))
        return hits

    def _place(self, hit: Hit) -> tuple[int, float]:
        return hit.found.tier, -self.uses.get(hit.phrase.id, 0.0)


class Searcher:
    """Answers at once, whatever is being built; the index is built in a thread of its own.

    Call `update` and `search` from one thread. Until the index is ready after a change, the phrases that have changed
    are found only as they are written, not by pinyin.
    """

    def __init__(self, on_ready: Callable[[], None] = lambda: None) -> None:
        """`on_ready` is called, in the building thread, whenever a new index answers."""
        self._on_ready = on_ready
        self._lock = threading.Lock()
        self._idle = threading.Event()
        self._idle.set()
        self._awaited = threading.Event()
        self._readings: Readings | None = None
        self._built: _Built | None = None
        self._library = _Library()
        self._answering = _Answering({}, Scan((), {}))

    @property
    def ready(self) -> bool:
        """Whether pinyin finds every phrase: no index is being built."""
        return self._idle.is_set()

    def wait(self, timeout: float | None = None) -> bool:
        """Until `ready`, at most `timeout` seconds; says whether it is."""
        self._awaited.set()
        return self._idle.wait(timeout)

    def search(self, text: str, limit: int = 50, category: CategoryPath | None = None) -> list[Hit]:
        """As `Index.search`, over the library of the last `update`."""
        return self._answering.search(text, limit, category)

    def update(self, phrases: Sequence[Phrase], uses: Mapping[str, float] | None = None) -> None:
        """Search in these from now on. `phrases` must not change afterwards; ids are unique.

        `uses` says how much each phrase is used, by id; phrases that are missing there are not used.
        """
        with self._lock:
            self._library = _Library(phrases, dict(uses or {}))
            self._answer_meanwhile()
            if self._idle.is_set():
                self._idle.clear()
                self._awaited.clear()
                threading.Thread(target=self._build, name="search index", daemon=True).start()

    def _answer_meanwhile(self) -> None:
        """Answer for the library as it is now with what there is: what is new is searched as written."""
        library, built = self._library, self._built
        newer, outdated = library.phrases, frozenset[str]()
        if built:
            newer, outdated = _differences(built, replace(library, uses=built.uses))
            if len(newer) + len(outdated) > MANY:
                newer, outdated, built = library.phrases, frozenset(), None
        self._answering = _Answering(library.uses, Scan(newer, library.uses), built, outdated)

    def _build(self) -> None:
        if self._built:
            self._awaited.wait(_HEAD_START)
        done = False
        while not done:
            try:
                done = self._build_once()
            except Exception:  # noqa: BLE001 - a search that finds only what is written is better than none
                _log.exception("the search index could not be built; the next change tries again")
                self._idle.set()
                return
            self._on_ready()

    def _build_once(self) -> bool:
        """Ready afterwards, and true, unless the library has changed meanwhile."""
        library = self._library
        self._readings = self._readings or load_readings()
        built, answering = _answer(library, self._built, self._readings)
        with self._lock:
            self._built = built
            done = library is self._library
            if done:
                self._answering = answering
                self._idle.set()
            else:
                self._answer_meanwhile()
            return done


def _answer(library: _Library, built: _Built | None, readings: Readings) -> tuple[_Built, _Answering]:
    """With the index there is and a small one beside it where that will do."""
    if built:
        changed, outdated = _differences(built, library)
        if len(changed) + len(outdated) <= FEW:
            return built, _Answering(library.uses, Index.build(changed, library.uses, readings), built, outdated)
    index = Index.build(library.phrases, library.uses, readings)
    built = _Built(index, {phrase.id: phrase for phrase in library.phrases}, library.uses)
    return built, _Answering(library.uses, Scan((), {}), built)


def _differences(built: _Built, library: _Library) -> tuple[list[Phrase], frozenset[str]]:
    """The phrases the index does not have so, and the ids for which it must not answer any more."""
    known = built.phrases.get
    others = [phrase for phrase in library.phrases if known(phrase.id) is not phrase]
    used = {name for name, _ in built.uses.items() ^ library.uses.items()}
    changed = {phrase.id: phrase for phrase in others if known(phrase.id) != phrase}
    if used:
        changed |= {phrase.id: phrase for phrase in library.phrases if phrase.id in used}
    outdated = changed.keys() & built.phrases.keys()
    if len(library.phrases) - len(changed.keys() - built.phrases.keys()) < len(built.phrases):
        outdated |= built.phrases.keys() - {phrase.id for phrase in library.phrases}
    return list(changed.values()), frozenset(outdated)
