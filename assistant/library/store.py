"""The library in a data folder: read once, edited in memory, written by one thread behind it."""

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

from assistant.library import edits
from assistant.library.damage import Damage, NewerFormatError
from assistant.library.layer_folder import LayerFolder
from assistant.library.merged import Library
from assistant.library.model import PERSONAL, CategoryPath, Layer, Phrase
from assistant.library.new_ids import new_id
from assistant.library.writer import Job, Writer


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit has done: the library as it is from now on, the phrases as they were taken in, and when it is safe.

    `saved` completes on the writer's thread once the edit is on the disk (fsync), or carries the OSError. The edit then
    stays in force in memory and is written with the next one, by `save_again` or at `close`: an agent does not lose
    what he has typed because the disk is full just now.
    """

    library: Library
    saved: Future[None]
    phrases: tuple[Phrase, ...] = ()


class Store:
    """The layers of one data folder. Any thread may ask and edit, and none waits for the disk.

    One process at a time may have a folder open; the caller sees to that. `random` gives the bytes for new ids;
    `precedence` is the sort key of pack names, where the first wins. `damages` tells which files were broken, `unread`
    which packs were left out because they could not be read; their files are left alone.
    """

    def __init__(
        self,
        folder: Path,
        random: Callable[[int], bytes] = os.urandom,
        precedence: Callable[[str], Any] = str,
    ) -> None:
        """Reads everything.

        Raises:
            NewerFormatError: the personal layer was written by a newer program.
            OSError: the personal layer is there but cannot be read.
        """
        self._random = random
        self._precedence = precedence
        self._editing = Lock()
        layers = LayerFolder(folder)
        personal = layers.load_personal()
        self._library = Library(personal, self._in_order(layers.load_packs()))
        self.damages: tuple[Damage, ...] = layers.damages
        self.unread: Mapping[str, NewerFormatError | OSError] = layers.unread
        self._writer = Writer(layers.write)

    @property
    def library(self) -> Library:
        """The view in force now; it never changes, an edit puts a new one here."""
        return self._library

    @property
    def unsaved(self) -> Mapping[str, Exception]:
        """The layers whose last edits are in memory only because writing failed, and why."""
        return self._writer.unsaved

    def add(self, phrases: Sequence[Phrase]) -> Edit:
        """New personal phrases; their ids are given here, whatever they say.

        Raises:
            BadPhraseError: one of them has a flaw.
            CodeTakenError: a code belongs to another personal phrase.
        """
        with self._editing:
            taken = set(self._library.by_id)
            named = []
            for phrase in phrases:
                named.append(replace(phrase, id=new_id(self._random, taken)))
                taken.add(named[-1].id)
            return self._put(named)

    def edit(self, phrases: Sequence[Phrase]) -> Edit:
        """Personal phrases as they should be now. The id of a pack phrase makes the agent's own change of it.

        A favourite slot is taken away from the personal phrase that had it.

        Raises:
            BadPhraseError: one of them has a flaw.
            CodeTakenError: a code belongs to another personal phrase.
            NoSuchPhraseError: no layer has a phrase with that id.
        """
        with self._editing:
            for phrase in phrases:
                self._require(phrase.id)
            return self._put(phrases)

    def remove(self, ids: Collection[str]) -> Edit:
        """See `edits.remove`; raises NoSuchPhraseError."""
        return self._change(lambda layer: edits.remove(layer, ids))

    def move(self, ids: Sequence[str], before: str | None = None) -> Edit:
        """See `edits.move`; raises NoSuchPhraseError."""
        return self._change(lambda layer: edits.move(layer, ids, before))

    def hide(self, ids: Collection[str]) -> Edit:
        """See `edits.hide`.

        Raises:
            NoSuchPhraseError: no pack has a phrase with that id.
        """
        for phrase_id in ids:
            if self._library.pack_phrase(phrase_id) is None:
                raise edits.NoSuchPhraseError(phrase_id)
        return self._change(lambda layer: edits.hide(layer, ids))

    def unhide(self, ids: Collection[str]) -> Edit:
        """See `edits.unhide`."""
        return self._change(lambda layer: edits.unhide(layer, ids))

    def order_categories(self, categories: Iterable[CategoryPath]) -> Edit:
        """See `edits.order_categories`."""
        return self._change(lambda layer: edits.order_categories(layer, categories))

    def restore(self, personal: Layer) -> Edit:
        """The personal layer as it was once: what undo does. It must come from a `library` of this store."""
        return self._change(lambda _: personal)

    def replace_pack(self, pack: Layer) -> Edit:
        """The pack whole, in one step, new or in place of the one of that name. The personal layer stays.

        Raises:
            NewerFormatError, OSError: the pack's file could not be read and is left alone (see `unread`).
            ValueError: the personal layer is not a pack.
        """
        if pack.name == PERSONAL:
            raise ValueError("the personal layer is not a pack")
        if pack.name in self.unread:
            raise self.unread[pack.name]
        with self._editing:
            others = {layer.name: layer for layer in self._library.packs}
            return self._commit(pack.name, pack, packs=self._in_order(others | {pack.name: pack}))

    def remove_pack(self, name: str) -> Edit:
        """Without the pack and its file; what the agent has changed in it becomes his own phrases."""
        with self._editing:
            packs = tuple(layer for layer in self._library.packs if layer.name != name)
            return self._commit(name, None, packs=packs)

    def save_again(self) -> tuple[Future[None], ...]:
        """Try once more to write what is `unsaved`."""
        return self._writer.again()

    def close(self) -> None:
        """Wait until everything is on the disk. No edits afterwards.

        Raises:
            OSError: something could not be written, also not at the second attempt.
        """
        self._writer.close()

    def _in_order(self, packs: Mapping[str, Layer]) -> tuple[Layer, ...]:
        return tuple(packs[name] for name in sorted(packs, key=self._precedence))

    def _require(self, phrase_id: str) -> None:
        library = self._library
        if phrase_id in library.by_id or library.pack_phrase(phrase_id) is not None:
            return
        if all(phrase.id != phrase_id for phrase in library.personal.phrases):
            raise edits.NoSuchPhraseError(phrase_id)

    def _put(self, phrases: Sequence[Phrase]) -> Edit:
        personal = edits.put(self._library.personal, phrases)
        edit = self._commit(PERSONAL, personal, personal=personal)
        ids = dict.fromkeys(phrase.id for phrase in phrases)
        taken_in = {phrase.id: phrase for phrase in personal.phrases if phrase.id in ids}
        return replace(edit, phrases=tuple(taken_in[phrase_id] for phrase_id in ids))

    def _change(self, change: Callable[[Layer], Layer]) -> Edit:
        with self._editing:
            personal = change(self._library.personal)
            return self._commit(PERSONAL, personal, personal=personal)

    def _commit(self, name: str, job: Job, **layers: Any) -> Edit:
        library = replace(self._library, **layers)
        saved = self._writer.put(name, job)
        self._library = library
        return Edit(library, saved)
