"""Random edits against a plain model of what they mean, with reloads in between."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from assistant.library.edits import EditError
from assistant.library.flaws import code_key
from assistant.library.model import PERSONAL, Layer, Phrase
from assistant.library.store import Store

TEXT = st.text(st.characters(exclude_categories=["Cs", "Z", "C"], exclude_characters="/"), min_size=1, max_size=6)
CODE = st.sampled_from(["", "", "a", "A", "b", "ａ", "c"])
WORDINGS = st.lists(TEXT, min_size=1, max_size=2).map(tuple)
INDEX = st.integers(0, 30)
PACKS = {
    name: Layer(name, tuple(Phrase(f"{name}:{n}", f"{name} {n}", ("w",), layer=name) for n in range(3)))
    for name in ("p", "q")
}


class Edits(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store(Path(self.folder.name))
        self.mine: list[Phrase] = []
        self.hidden: set[str] = set()
        self.packs: dict[str, Layer] = {}

    def pick(self, index: int, phrases: list[Phrase]) -> Phrase | None:
        return phrases[index % len(phrases)] if phrases else None

    def is_free(self, phrase: Phrase) -> bool:
        return not phrase.code or all(
            code_key(other.code) != code_key(phrase.code) for other in self.mine if other.id != phrase.id
        )

    def take_slot(self, phrase: Phrase) -> None:
        if phrase.favourite:
            self.mine = [replace(p, favourite=0) if p.favourite == phrase.favourite else p for p in self.mine]

    @rule(title=TEXT, wordings=WORDINGS, code=CODE, favourite=st.integers(0, 2))
    def add(self, title, wordings, code, favourite):
        wanted = Phrase("", title, wordings, code=code, favourite=favourite)
        try:
            added = self.store.add([wanted]).phrases[0]
        except EditError:
            assert not self.is_free(wanted)
            return
        assert self.is_free(wanted)
        self.take_slot(added)
        self.mine.append(added)

    @rule(index=INDEX, title=TEXT, code=CODE, favourite=st.integers(0, 2))
    def edit(self, index, title, code, favourite):
        others = [p for pack in self.packs.values() for p in pack.phrases if p.id not in {m.id for m in self.mine}]
        found = self.pick(index, self.mine + others)
        if found is None:
            return
        wanted = replace(found, title=title, code=code, favourite=favourite)
        try:
            edited = self.store.edit([wanted]).phrases[0]
        except EditError:
            assert not self.is_free(wanted)
            return
        self.take_slot(edited)
        if found in others:
            self.mine.append(edited)
        else:
            self.mine = [edited if phrase.id == edited.id else phrase for phrase in self.mine]

    @rule(index=INDEX)
    def remove(self, index):
        if found := self.pick(index, self.mine):
            self.store.remove([found.id])
            self.mine = [phrase for phrase in self.mine if phrase.id != found.id]

    @rule(index=INDEX, before=INDEX)
    def move(self, index, before):
        found, there = self.pick(index, self.mine), self.pick(before, self.mine)
        if found is None or there is None or found is there:
            return
        self.store.move([found.id], there.id)
        self.mine.remove(found)
        self.mine.insert(self.mine.index(there), found)

    @rule(name=st.sampled_from("pq"), count=st.integers(0, 3))
    def replace_pack(self, name, count):
        pack = replace(PACKS[name], phrases=PACKS[name].phrases[:count], version=str(count))
        self.store.replace_pack(pack)
        self.packs[name] = pack

    @rule(name=st.sampled_from("pq"))
    def remove_pack(self, name):
        self.store.remove_pack(name)
        self.packs.pop(name, None)

    @rule(index=INDEX)
    def hide_or_show(self, index):
        found = self.pick(index, [p for pack in self.packs.values() for p in pack.phrases])
        if found is None:
            return
        if found.id in self.hidden:
            self.store.unhide([found.id])
        else:
            self.store.hide([found.id])
        self.hidden ^= {found.id}

    @rule()
    def reload(self):
        self.store.close()
        self.store = Store(Path(self.folder.name))
        assert self.store.damages == ()

    @invariant()
    def the_library_is_as_expected(self):
        library = self.store.library
        assert list(library.personal.phrases) == self.mine
        assert library.personal.hidden == self.hidden
        assert {pack.name: pack for pack in library.packs} == self.packs
        mine = {phrase.id: phrase for phrase in self.mine}
        packs = {phrase.id: phrase for _, pack in sorted(self.packs.items()) for phrase in pack.phrases}
        shown = {key: p for key, p in mine.items() if key not in packs} | {
            key: mine.get(key, p) for key, p in packs.items()
        }
        assert list(library.phrases) == [phrase for key, phrase in shown.items() if key not in self.hidden]
        assert all(phrase.layer == PERSONAL for phrase in self.mine)

    def teardown(self):
        self.store.close()
        self.folder.cleanup()


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
