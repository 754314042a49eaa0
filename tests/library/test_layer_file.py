import json

from hypothesis import given
from hypothesis import strategies as st

from assistant.library.flaws import flaws, tidy
from assistant.library.layer_file import LayerFile
from assistant.library.model import PERSONAL, Layer, Phrase

TEXT = st.text(max_size=30) | st.sampled_from(
    ["😀", "a\u2028b", '"', "'", "\\", "\0", "\u200d", "{shop}\n\n", "\ufeff"]
)
PHRASE = st.builds(
    Phrase,
    id=st.text("abc123:", min_size=1),
    title=TEXT,
    wordings=st.lists(TEXT, min_size=1, max_size=3).map(tuple),
    category=st.lists(TEXT, max_size=3).map(tuple),
    code=TEXT,
    chord=st.sampled_from(["", "ctrl+alt+1"]),
    favourite=st.integers(0, 9),
)
PHRASES = st.lists(PHRASE.map(tidy).filter(lambda phrase: not flaws(phrase)), max_size=6, unique_by=lambda p: p.id)
CATEGORY = st.text(st.characters(exclude_categories=["Cs", "Z", "C"], exclude_characters="/"), min_size=1, max_size=5)
LAYER = st.builds(
    Layer,
    name=st.just(PERSONAL),
    phrases=PHRASES.map(tuple),
    categories=st.lists(st.lists(CATEGORY, min_size=1, max_size=2).map(tuple), max_size=3).map(tuple),
    hidden=st.frozensets(st.text("abc:", max_size=5)),
)


@given(layers=st.lists(LAYER, min_size=1, max_size=4))
def test_what_was_saved_is_loaded(layers, tmp_path_factory):
    path = tmp_path_factory.mktemp("layers") / "personal.json"
    file = LayerFile(path, PERSONAL)
    for layer in layers:
        file.save(layer)
        assert LayerFile(path, PERSONAL).load() == layer
    assert file.damage is None


def phrase(key: str, title: str = "t") -> Phrase:
    return Phrase(key, title, ("w",))


def test_what_this_program_does_not_know_is_kept(tmp_path):
    path = tmp_path / "personal.json"
    LayerFile(path, PERSONAL).save(Layer(PERSONAL, (phrase("a"), phrase("b"))))
    written = json.loads(path.read_text(encoding="utf-8"))
    written["tables"]["phrases"]["1"]["picture"] = {"file": "尺码表.png"}
    written["tables"]["layer"]["1"]["colour"] = "red"
    written["tables"]["checklists"] = {"1": {"title": "早班"}}
    path.write_text(json.dumps(written), encoding="utf-8")

    file = LayerFile(path, PERSONAL)
    layer = file.load()
    assert file.damage is None
    file.save(Layer(PERSONAL, (phrase("a", "new title"), *layer.phrases[1:])))
    tables = json.loads(path.read_text(encoding="utf-8"))["tables"]
    assert tables["phrases"]["1"] == {
        "id": "a",
        "title": "new title",
        "wordings": ["w"],
        "picture": {"file": "尺码表.png"},
    }
    assert tables["layer"]["1"]["colour"] == "red"
    assert tables["checklists"] == {"1": {"title": "早班"}}


def test_an_edit_changes_one_line(tmp_path):
    path = tmp_path / "personal.json"
    file = LayerFile(path, PERSONAL)
    before = tuple(phrase(str(n)) for n in range(50))
    file.save(Layer(PERSONAL, before))
    old = path.read_text(encoding="utf-8").splitlines()
    file.save(Layer(PERSONAL, (*before[:20], phrase("new"), *before[20:])))
    new = path.read_text(encoding="utf-8").splitlines()
    assert len(set(new) - set(old)) == 1


def test_a_phrase_that_comes_back_has_its_unknown_keys_again(tmp_path):
    path = tmp_path / "personal.json"
    path.write_text(
        '{"format": 1, "tables": {"phrases": {"7": {"id": "a", "title": "t", "wordings": ["w"], "later": 1}}}}',
        encoding="utf-8",
    )
    file = LayerFile(path, PERSONAL)
    layer = file.load()
    file.save(Layer(PERSONAL))
    file.save(layer)
    assert json.loads(path.read_text(encoding="utf-8"))["tables"]["phrases"]["7"]["later"] == 1


def test_documents_of_the_wrong_kind_make_the_file_broken(tmp_path):
    path = tmp_path / "personal.json"
    good = Layer(PERSONAL, (phrase("a"),))
    for broken in (
        {"phrases": {"1": {"id": "a", "title": 5, "wordings": ["w"]}}},
        {"phrases": {"1": {"id": "a", "title": "t", "wordings": "w"}}},
        {"phrases": {"1": {"title": "t", "wordings": ["w"]}}},
        {"phrases": {key: {"id": "twice", "title": "t", "wordings": ["w"]} for key in "12"}},
        {"layer": {"1": {"hidden": 7}}},
    ):
        LayerFile(path, PERSONAL).save(good)
        LayerFile(path, PERSONAL).save(good)
        path.write_text(json.dumps({"format": 1, "tables": broken}), encoding="utf-8")
        file = LayerFile(path, PERSONAL)
        assert file.load() == good
        assert file.damage is not None
        assert file.damage.set_aside is not None
