import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.library import edits
from assistant.library.damage import NewerFormatError
from assistant.library.model import PERSONAL, Layer, Phrase
from assistant.library.store import Store

PACK = Layer(
    "shop",
    (
        Phrase("shop:hi", "问候", ("您好",), ("售前",), "nh", favourite=1, layer="shop"),
        Phrase("shop:bye", "再见", ("再见",), layer="shop"),
    ),
    (("售前",),),
    title="小店",
    version="1.2",
)


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path)
    yield store
    store.close()


def reopened(folder: Path):
    store = Store(folder)
    store.close()
    assert store.damages == ()
    return store.library


def new(title: str = "新", **more) -> Phrase:
    return Phrase("", title, ("话",), **more)


def test_an_edit_is_in_the_library_at_once_and_on_the_disk_when_it_says_so(store, tmp_path):
    before = store.library
    edit = store.add([new(code="q")])
    assert store.library is edit.library
    assert before.phrases == ()
    assert edit.library.phrases == edit.phrases
    edit.saved.result(10)
    assert reopened(tmp_path).phrases == edit.phrases


def test_new_ids_are_short_and_avoid_those_in_use(tmp_path):
    bytes_given = iter([b"\0" * 5, b"\0" * 5, b"\1" * 5])
    store = Store(tmp_path, random=lambda size: next(bytes_given)[:size])
    added = store.add([new(), new()]).phrases
    store.close()
    assert [phrase.id for phrase in added] == ["aaaaaaaa", "aeaqcaib"]


def test_the_agents_change_of_a_pack_phrase_survives_the_packs_update(store, tmp_path):
    store.replace_pack(PACK)
    mine = store.edit([replace(PACK.phrases[0], title="我的问候")]).phrases[0]
    store.hide(["shop:bye"])
    store.replace_pack(
        replace(PACK, version="1.3", phrases=(*PACK.phrases, Phrase("shop:new", "n", ("n",), layer="shop")))
    )
    store.close()
    library = reopened(tmp_path)
    assert [phrase.id for phrase in library.phrases] == ["shop:hi", "shop:new"]
    assert library.by_id["shop:hi"] == mine == replace(PACK.phrases[0], title="我的问候", layer=PERSONAL)
    assert library.packs[0].version == "1.3"


def test_removing_a_change_brings_the_packs_wording_back(store):
    store.replace_pack(PACK)
    store.edit([replace(PACK.phrases[0], title="我的")])
    assert store.remove(["shop:hi"]).library.by_id["shop:hi"] is PACK.phrases[0]
    with pytest.raises(edits.NoSuchPhraseError):
        store.remove(["shop:hi"])


def test_a_hidden_phrase_comes_back(store):
    store.replace_pack(PACK)
    store.hide(["shop:hi"])
    assert [phrase.id for phrase in store.library.hidden] == ["shop:hi"]
    assert store.unhide(["shop:hi"]).library.phrases == PACK.phrases
    with pytest.raises(edits.NoSuchPhraseError):
        store.hide(["mine"])


def test_a_hidden_change_of_a_pack_that_is_gone_can_still_be_edited(store):
    store.replace_pack(PACK)
    mine = store.edit([replace(PACK.phrases[0], title="我的")]).phrases[0]
    store.hide([mine.id])
    store.remove_pack("shop")
    assert store.library.hidden == (mine,)
    assert store.edit([replace(mine, title="还是我的")]).phrases[0].title == "还是我的"


@pytest.mark.parametrize(
    "refused",
    [
        lambda store, first: store.add([new("other", code="A")]),
        lambda store, first: store.add([new("good"), new(" ")]),
        lambda store, first: store.edit([replace(first, id="nobody")]),
        lambda store, first: store.move([first.id], "nobody"),
    ],
)
def test_a_refused_edit_changes_nothing(store, refused):
    first = store.add([new(code="a")]).phrases[0]
    before = store.library
    with pytest.raises(edits.EditError):
        refused(store, first)
    assert store.library is before


def test_a_pack_never_takes_the_place_of_the_personal_layer(store):
    with pytest.raises(ValueError, match="not a pack"):
        store.replace_pack(Layer(PERSONAL))


def test_a_pack_may_have_the_code_of_a_personal_phrase(store):
    mine = store.add([new(code="NH")]).phrases[0]
    library = store.replace_pack(PACK).library
    assert library.with_code("nh") == mine
    assert [clash.phrases for clash in library.clashes] == [(mine, PACK.phrases[0])]


def test_undo_restores_the_layer_as_it_was(store, tmp_path):
    store.add([new("a"), new("b")])
    before = store.library.personal
    store.remove([phrase.id for phrase in before.phrases])
    assert store.restore(before).library.personal == before
    store.close()
    assert reopened(tmp_path).personal == before


def test_packs_come_in_their_order_of_precedence(tmp_path):
    store = Store(tmp_path, precedence=lambda name: (name.startswith("general"), name))
    for name in ("general-zh", "shop", "general-en"):
        store.replace_pack(Layer(name))
    store.close()
    again = Store(tmp_path, precedence=lambda name: (name.startswith("general"), name))
    again.close()
    for library in (store.library, again.library):
        assert [pack.name for pack in library.packs] == ["shop", "general-en", "general-zh"]


def test_a_removed_pack_is_gone_and_the_agents_change_stays(store, tmp_path):
    store.replace_pack(PACK).saved.result(10)
    store.replace_pack(PACK).saved.result(10)
    assert len(list((tmp_path / "packs").iterdir())) == 2
    mine = store.edit([replace(PACK.phrases[0], title="我的")]).phrases
    store.remove_pack("shop")
    store.close()
    assert reopened(tmp_path).phrases == mine
    assert list((tmp_path / "packs").iterdir()) == []


def test_a_broken_file_is_reported_and_the_copy_in_force(store, tmp_path):
    first = store.add([new("1")])
    first.saved.result(10)
    store.add([new("2")]).saved.result(10)
    (tmp_path / "personal.json").write_bytes(b"\0\0\0")
    again = Store(tmp_path)
    again.close()
    assert again.library.phrases == first.phrases
    assert [damage.path.name for damage in again.damages] == ["personal.json"]


def test_a_newer_personal_layer_stops_the_start(tmp_path):
    (tmp_path / "personal.json").write_text('{"format": 99}', encoding="utf-8")
    with pytest.raises(NewerFormatError):
        Store(tmp_path)


def test_a_newer_or_unreadable_pack_is_left_out_and_left_alone(store, tmp_path):
    store.replace_pack(PACK).saved.result(10)
    (tmp_path / "packs" / "newer.json").write_text('{"format": 99}', encoding="utf-8")
    (tmp_path / "packs" / "odd.json").mkdir()
    (tmp_path / "packs" / "personal.json").write_text("{}", encoding="utf-8")
    again = Store(tmp_path)
    assert [pack.name for pack in again.library.packs] == ["shop"]
    assert sorted(again.unread) == ["newer", "odd"]
    with pytest.raises(NewerFormatError):
        again.replace_pack(Layer("newer"))
    again.close()
    assert json.loads((tmp_path / "packs" / "newer.json").read_text(encoding="utf-8")) == {"format": 99}
