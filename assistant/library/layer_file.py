"""One layer and its file: phrases as TinyDB documents, in the order in which the agent sees them."""

import sys
import time
from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.table import Document

from assistant.library.damage import Damage
from assistant.library.model import Layer, Phrase, category_path, category_text
from assistant.library.storage import AtomicStorage, Tables

_ABOUT = "layer"
_PHRASES = "phrases"
_BATCH = 500  # documents handed to TinyDB in one go: under 1 ms in which no other thread runs
_BREATH = 0.0002  # seconds


class _PhraseDocument(msgspec.Struct, omit_defaults=True):
    id: str
    title: str
    wordings: list[str]
    category: str = ""
    code: str = ""
    chord: str = ""
    favourite: int = 0


class _AboutDocument(msgspec.Struct, omit_defaults=True):
    title: str = ""
    version: str = ""
    categories: list[str] = []
    hidden: list[str] = []


class _OneWriteASave(CachingMiddleware):
    """TinyDB's table operations stay in memory until `flush`; half a save never reaches the disk by itself."""

    WRITE_CACHE_SIZE = sys.maxsize


class LayerFile:
    """`damage` says what was wrong with the file when it was loaded. One thread at a time.

    Keys and tables that this program does not know are kept as they are.
    """

    def __init__(self, path: Path, name: str) -> None:
        self._name = name
        self._storage = _OneWriteASave(AtomicStorage)  # type: ignore[no-untyped-call]
        self._db = TinyDB(path, storage=self._storage, check=_check)
        self._written: dict[str, tuple[Phrase, Document]] = {}

    @property
    def damage(self) -> Damage | None:
        damage: Damage | None = self._storage.damage
        return damage

    def load(self) -> Layer:
        """What the file holds; an empty layer where there is none yet.

        Raises:
            NewerFormatError: written by a newer program.
            OSError: the file cannot be read.
        """
        self._written = {}
        for document in self._db.table(_PHRASES):
            phrase = _phrase(document, self._name)
            self._written[phrase.id] = (phrase, document)
        about = msgspec.convert(self._about(), _AboutDocument)
        return Layer(
            name=self._name,
            phrases=tuple(phrase for phrase, _ in self._written.values()),
            categories=tuple(map(category_path, about.categories)),
            hidden=frozenset(about.hidden),
            title=about.title,
            version=about.version,
        )

    def save(self, layer: Layer) -> None:
        """Make the file hold this layer; on the disk when it returns.

        Raises:
            OSError: the file is as it was.
        """
        about = _AboutDocument(
            title=layer.title,
            version=layer.version,
            categories=[category_text(path) for path in layer.categories],
            hidden=sorted(layer.hidden),
        )
        about_table, phrase_table = self._db.table(_ABOUT), self._db.table(_PHRASES)
        document = _merged(self._about(), about)
        about_table.truncate()
        about_table.insert(Document(document, 1))
        phrase_table.truncate()
        phrase_table.insert_multiple(self._documents(layer))
        self._storage.flush()  # type: ignore[no-untyped-call]

    def _about(self) -> dict[str, Any]:
        return self._db.table(_ABOUT).get(doc_id=1) or {}

    def _documents(self, layer: Layer) -> Iterator[Document]:
        """The layer's documents; those of phrases that are as they were when last written are used again."""
        ids = count(max((document.doc_id for _, document in self._written.values()), default=0) + 1)
        for number, phrase in enumerate(layer.phrases, 1):
            before, document = self._written.get(phrase.id) or (None, Document({}, next(ids)))
            if before is not phrase:
                document = Document(_merged(document, _document(phrase)), document.doc_id)
                self._written[phrase.id] = (phrase, document)
            yield document
            if not number % _BATCH:
                time.sleep(_BREATH)


def _check(tables: Tables) -> None:
    """Raises ValueError unless the tables can be loaded."""
    phrases = msgspec.convert(tables.get(_PHRASES, {}), dict[str, _PhraseDocument])
    msgspec.convert(tables.get(_ABOUT, {}), dict[str, _AboutDocument])
    if len({document.id for document in phrases.values()}) != len(phrases):
        raise ValueError("two phrases have the same id")


def _phrase(document: Document, layer: str) -> Phrase:
    """The phrase of a document that `_check` has passed."""
    return Phrase(
        id=document["id"],
        title=document["title"],
        wordings=tuple(document["wordings"]),
        category=_category(document.get("category", "")),
        code=document.get("code", ""),
        chord=document.get("chord", ""),
        favourite=document.get("favourite", 0),
        layer=layer,
    )


_category = lru_cache(maxsize=1024)(category_path)  # thousands of phrases share a few categories


def _document(phrase: Phrase) -> _PhraseDocument:
    return _PhraseDocument(
        id=phrase.id,
        title=phrase.title,
        wordings=list(phrase.wordings),
        category=category_text(phrase.category),
        code=phrase.code,
        chord=phrase.chord,
        favourite=phrase.favourite,
    )


def _merged(before: dict[str, Any], now: msgspec.Struct) -> dict[str, Any]:
    """`now` as a document, with the keys of `before` that this program does not know."""
    document: dict[str, Any] = msgspec.to_builtins(now)
    return document | {key: value for key, value in before.items() if key not in now.__struct_fields__}
