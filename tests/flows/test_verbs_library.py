"""The verbs of the library, without a command line."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.flows.refusal import FAILURE, WRONG_USE, Refusal
from assistant.flows.verbs.library import as_json, find_phrase, library_verbs
from assistant.library.model import PERSONAL, Layer, Phrase
from assistant.library.store import Edit, Store

PACK = Layer(
    "shop",
    (
        Phrase("shop:hi", "Hi", ("Hello",), ("Greeting",), "hi", layer="shop"),
        Phrase("shop:bye", "Bye", ("Bye",), ("Goodbye", "Bought"), layer="shop"),
    ),
)


class Verbs:
    """`edits` and `copied` are what the verbs made known."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder)
        self.store.replace_pack(PACK)
        self.edits: list[Edit] = []
        self.copied: list[Phrase] = []
        self._handlers = library_verbs(self.store, self._search, self.copied.append, self.edits.append)

    def _search(self, text: str, limit: int) -> list[Phrase]:
        return [phrase for phrase in self.store.library.phrases if text in phrase.title][:limit]

    def __call__(self, verb: str, **args: Any) -> Any:
        value = self._handlers[verb](args)
        return value.result(10) if isinstance(value, Future) else value

    def refused(self, verb: str, **args: Any) -> Refusal:
        before = self.store.library
        with pytest.raises(Refusal) as caught:
            self(verb, **args)
        assert caught.value.code in {FAILURE, WRONG_USE}
        assert self.store.library is before
        return caught.value

    def ids(self, **args: Any) -> list[str]:
        return [phrase["id"] for phrase in self("list", **args)]


@pytest.fixture
def verbs(tmp_path: Path) -> Iterator[Verbs]:
    verbs = Verbs(tmp_path)
    yield verbs
    verbs.store.close()


def test_all_are_listed_or_those_of_a_category_and_below(verbs: Verbs) -> None:
    assert verbs.ids() == ["shop:hi", "shop:bye"]
    assert verbs.ids(category=None) == ["shop:hi", "shop:bye"]
    assert verbs.ids(category="Goodbye") == verbs.ids(category=" Goodbye / Bought ") == ["shop:bye"]
    assert verbs.ids(category="Bought") == []


def test_a_phrase_as_json() -> None:
    assert as_json(PACK.phrases[1]) == {
        "id": "shop:bye",
        "title": "Bye",
        "wordings": ["Bye"],
        "category": "Goodbye/Bought",
        "code": "",
        "chord": "",
        "favourite": 0,
        "layer": "shop",
    }


def test_search_finds_with_its_limit(verbs: Verbs) -> None:
    assert [phrase["id"] for phrase in verbs("search", text="i")] == ["shop:hi"]
    assert verbs("search", text="", limit=1) == [as_json(PACK.phrases[0])]


def test_a_phrase_is_added_with_everything_it_was_given(verbs: Verbs) -> None:
    added = verbs(
        "add", title="Ship", wordings=["Today.", "At once."], category="Order/Ship", code="s", chord="F6", favourite=3
    )
    (edit,) = verbs.edits
    assert edit.saved.done()
    assert find_phrase(verbs.store.library, "s") == replace(
        edit.phrases[0],
        title="Ship",
        wordings=("Today.", "At once."),
        category=("Order", "Ship"),
        code="s",
        favourite=3,
        layer=PERSONAL,
    )
    assert added == as_json(edit.phrases[0])


def test_an_edit_changes_what_it_names_and_nothing_else(verbs: Verbs) -> None:
    edited = verbs("edit", phrase="hi", wordings=["Good day"])
    assert edited == as_json(replace(PACK.phrases[0], wordings=("Good day",), layer=PERSONAL))
    assert verbs("edit", phrase="shop:hi", code="", category="")["category"] == ""
    assert verbs.store.library.with_code("hi") is None


def test_removing_ones_own_change_brings_the_packs_wording_back(verbs: Verbs) -> None:
    verbs("edit", phrase="hi", wordings=["Good day"])
    assert verbs("remove", phrase="hi")["wordings"] == ["Good day"]
    assert find_phrase(verbs.store.library, "hi") == PACK.phrases[0]


def test_removing_a_packs_phrase_hides_it(verbs: Verbs) -> None:
    assert verbs("remove", phrase="hi")["id"] == "shop:hi"
    assert verbs.ids() == ["shop:bye"]
    assert verbs.store.library.packs == (PACK,)


def test_copying_hands_the_phrase_over(verbs: Verbs) -> None:
    assert verbs("copy", phrase="hi")["id"] == "shop:hi"
    assert verbs.copied == [PACK.phrases[0]]


@pytest.mark.parametrize("verb", ["edit", "remove", "copy"])
def test_a_phrase_that_is_not_there_is_named(verbs: Verbs, verb: str) -> None:
    assert "nope" in verbs.refused(verb, phrase="nope").sentence


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ({"title": " ", "wordings": ["x"]}, "title"),
        ({"title": "T", "wordings": []}, "text"),
        ({"title": "T", "wordings": [" "]}, "text"),
        ({"title": "T", "wordings": ["x"], "code": "a b"}, "a b"),
        ({"title": "T", "wordings": ["x"], "chord": "ctrl+what"}, "what"),
        ({"title": "T", "wordings": ["x"], "favourite": 10}, "10"),
        ({"title": "\udcff", "wordings": ["x"]}, "title"),
        ({"title": "", "wordings": [], "code": "a b"}, "code"),
    ],
)
def test_a_phrase_that_cannot_be_kept_is_refused_with_its_fault(verbs: Verbs, args: dict[str, Any], said: str) -> None:
    refusal = verbs.refused("add", **args)
    assert said in refusal.sentence.lower()
    assert refusal.code == WRONG_USE
    assert verbs.edits == []


def test_a_code_that_is_taken_says_by_whom(verbs: Verbs) -> None:
    verbs("add", title="Ship", wordings=["x"], code="s")
    for verb, args in (("add", {"title": "Stock", "wordings": ["y"]}), ("edit", {"phrase": "hi"})):
        refusal = verbs.refused(verb, code="S", **args)
        assert "“Ship”" in refusal.sentence
        assert refusal.code == WRONG_USE


def test_an_edit_that_is_not_on_the_disk_is_a_failure_that_says_where(
    verbs: Verbs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device", str(tmp_path / "personal.json.new"))

        patch.setattr("os.fsync", full)
        with pytest.raises(Refusal, match="No space left on device") as caught:
            verbs("add", title="Ship", wordings=["x"], code="s")
    assert str(tmp_path) in caught.value.sentence
    assert caught.value.code == FAILURE
    assert find_phrase(verbs.store.library, "s").title == "Ship"  # kept in memory, written with the next edit
    assert len(verbs.edits) == 1
