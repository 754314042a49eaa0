"""One layer and its file: phrases as TinyDB documents, in the order in which the agent sees them."""

import sys
from collections.abc import Mapping, MutableMapping
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
        self._db = TinyDB(path, storage=self._storage, accept=self._accept)
        self._about = _AboutDocument()
        self._phrases: dict[str, Phrase] = {}
        self._document_ids: dict[str, int] = {}
        self._removed: dict[str, Document] = {}

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
        self._storage.read()  # type: ignore[no-untyped-call]
        return Layer(
            name=self._name,
            phrases=tuple(self._phrases.values()),
            categories=tuple(map(category_path, self._about.categories)),
            hidden=frozenset(self._about.hidden),
            title=self._about.title,
            version=self._about.version,
        )

    def save(self, layer: Layer) -> None:
        """Make the file hold this layer; on the disk when it returns.

        Raises:
            OSError: the file is as it was.
        """
        self._put_about(layer)
        self._put_phrases({phrase.id: phrase for phrase in layer.phrases})
        self._storage.flush()  # type: ignore[no-untyped-call]

    def _accept(self, tables: Tables) -> None:
        """Take in what the storage has read. Raises ValueError where it is not a layer."""
        documents = msgspec.convert(tables.get(_PHRASES, {}), dict[str, _PhraseDocument])
        about = msgspec.convert(tables.get(_ABOUT, {}), dict[str, _AboutDocument])
        phrases = {document.id: _phrase(document, self._name) for document in documents.values()}
        if len(phrases) != len(documents):
            raise ValueError("two phrases have the same id")
        self._about = about.get("1", _AboutDocument())
        self._phrases = phrases
        self._document_ids = {document.id: int(key) for key, document in documents.items()}

    def _put_about(self, layer: Layer) -> None:
        table = self._db.table(_ABOUT)
        about = _AboutDocument(
            title=layer.title,
            version=layer.version,
            categories=[category_text(path) for path in layer.categories],
            hidden=sorted(layer.hidden),
        )
        document = _merged(table.get(doc_id=1) or {}, about)
        table.truncate()
        table.insert(Document(document, 1))

    def _put_phrases(self, now: dict[str, Phrase]) -> None:
        """Touches only what has changed: copying ten thousand documents an edit would keep the collector busy."""
        table, before = self._db.table(_PHRASES), self._phrases
        gone = [key for key in before if key not in now]
        new = [key for key in now if key not in before]
        changed = [key for key, phrase in now.items() if key in before and _differ(before[key], phrase)]
        if gone:
            self._removed |= {document["id"]: document for document in table.get(doc_ids=self._ids(gone))}
            table.remove(doc_ids=self._ids(gone))
        if changed:
            table.update(lambda document: _rewrite(document, now[document["id"]]), doc_ids=self._ids(changed))
        if new:
            table.insert_multiple(self._new_documents([now[key] for key in new]))
        if [*(key for key in before if key in now), *new] != list(now):
            documents = {document["id"]: document for document in table}
            table.truncate()
            table.insert_multiple([documents[key] for key in now])
        self._phrases = now

    def _ids(self, phrase_ids: list[str]) -> list[int]:
        return [self._document_ids[key] for key in phrase_ids]

    def _new_documents(self, phrases: list[Phrase]) -> list[Document]:
        """A phrase that comes back (an undo) has its unknown keys again."""
        free = count(max(self._document_ids.values(), default=0) + 1)
        for phrase in phrases:
            if phrase.id not in self._document_ids:
                self._document_ids[phrase.id] = next(free)
        return [
            Document(_merged(self._removed.get(phrase.id, {}), _document(phrase)), self._document_ids[phrase.id])
            for phrase in phrases
        ]


def _differ(one: Phrase, other: Phrase) -> bool:
    return one is not other and one != other  # mostly it is the very same one


def _phrase(document: _PhraseDocument, layer: str) -> Phrase:
    return Phrase(
        id=document.id,
        title=document.title,
        wordings=tuple(document.wordings),
        category=_category(document.category),
        code=document.code,
        chord=document.chord,
        favourite=document.favourite,
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


def _rewrite(document: MutableMapping[str, Any], phrase: Phrase) -> None:
    rewritten = _merged(document, _document(phrase))
    document.clear()
    document.update(rewritten)


def _merged(before: Mapping[str, Any], now: msgspec.Struct) -> dict[str, Any]:
    """`now` as a document, with the keys of `before` that this program does not know."""
    document: dict[str, Any] = msgspec.to_builtins(now)
    return document | {key: value for key, value in before.items() if key not in now.__struct_fields__}
