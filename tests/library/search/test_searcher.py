import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.library.model import Phrase
from assistant.library.search import Hit, Index, Searcher, searcher
from assistant.library.search.readings import Readings, load_readings

PHRASES = [Phrase(str(number), f"退款{number}号", ("请稍等",)) for number in range(200)]
SECONDS = 20


def ids(hits: list[Hit]) -> list[str]:
    return [hit.phrase.id for hit in hits]


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """While it is not set no index can be built."""
    gate = threading.Event()
    build = Index.build.__func__  # type: ignore[attr-defined]

    def build_late(phrases: list[Phrase], uses: dict[str, float], readings: Readings) -> Index:
        if threading.current_thread() is not threading.main_thread():
            assert gate.wait(SECONDS)
        made: Index = build(Index, phrases, uses, readings)
        return made

    monkeypatch.setattr(searcher.Index, "build", build_late)
    yield gate
    gate.set()


def test_it_answers_before_there_is_an_index(gate: threading.Event) -> None:
    told = threading.Event()
    search = Searcher(on_ready=told.set)
    assert search.ready
    assert search.search("退款") == []

    search.update(PHRASES, {"7": 2})

    assert not search.ready
    assert ids(search.search("退款"))[0] == "7"
    assert search.search("tuikuan") == []

    gate.set()
    assert search.wait(SECONDS)
    assert told.wait(SECONDS)
    assert ids(search.search("tuikuan"))[0] == "7"


def test_an_index_that_cannot_be_built_is_built_with_the_next_change(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def missing() -> Readings:
        raise FileNotFoundError("readings.txt")

    search = Searcher()
    with monkeypatch.context() as broken:
        broken.setattr(searcher, "load_readings", missing)
        search.update(PHRASES)
        assert search.wait(SECONDS)
    assert ids(search.search("退款", limit=1)) == ["0"]
    assert "could not be built" in caplog.text
    caplog.clear()
    search.update(PHRASES)
    assert search.wait(SECONDS)
    assert ids(search.search("tuikuan", limit=1)) == ["0"]


def test_few_changes_are_searched_as_written_until_they_are_built(gate: threading.Event) -> None:
    gate.set()
    search = Searcher()
    search.update(PHRASES)
    assert search.wait(SECONDS)
    gate.clear()

    changed = [replace(PHRASES[0], title="重新发货"), *PHRASES[2:], Phrase("new", "银行卡", ("卡号",))]
    search.update(changed)

    assert not search.ready
    assert ids(search.search("重新")) == ["0"]
    assert len(search.search("tuikuan", limit=500)) == 198
    assert search.search("yhk") == []

    gate.set()
    assert search.wait(SECONDS)
    assert ids(search.search("chongxin")) == ["0"]
    assert ids(search.search("yhk")) == ["new"]
    assert not {"0", "1"} & set(ids(search.search("tuikuan", limit=500)))
    assert len(search.search("", limit=500)) == 200


def test_a_phrase_that_is_used_rises(gate: threading.Event) -> None:
    gate.set()
    search = Searcher()
    search.update(PHRASES)
    assert search.wait(SECONDS)
    gate.clear()

    search.update(PHRASES, {"150": 1.0, "99": 0.5})

    assert len(search.search("tk", limit=500)) == 200
    gate.set()
    assert search.wait(SECONDS)
    assert ids(search.search("tk", limit=3)) == ["150", "99", "0"]
    assert ids(search.search("", limit=3)) == ["150", "99", "0"]


def test_many_changes_are_searched_as_written_until_they_are_built(gate: threading.Event) -> None:
    gate.set()
    search = Searcher()
    search.update(PHRASES)
    assert search.wait(SECONDS)
    gate.clear()

    others = [replace(phrase, title="换货") for phrase in PHRASES]
    search.update(others)

    assert not search.ready
    assert search.search("退款") == []
    assert len(search.search("换货", limit=500)) == 200

    search.update([*others, Phrase("late", "发票", ())])
    gate.set()
    assert search.wait(SECONDS)
    assert len(search.search("huanh", limit=500)) == 200
    assert ids(search.search("fapiao")) == ["late"]


def test_a_change_while_the_index_is_built_is_not_lost(gate: threading.Event) -> None:
    search = Searcher()
    search.update(PHRASES)
    search.update([Phrase(f"x{number}", "换货", ()) for number in range(100)])

    gate.set()

    assert search.wait(SECONDS)
    assert search.search("tk") == []
    assert len(search.search("hh", limit=500)) == 100


def test_an_emptied_library_is_empty() -> None:
    search = Searcher()
    search.update(PHRASES)
    assert search.wait(SECONDS)

    search.update([])

    assert search.wait(SECONDS)
    assert search.search("") == search.search("tk") == []


titles = st.sampled_from(["退款", "退换", "重新", "tk", "发票退"])
libraries = st.dictionaries(st.sampled_from("abcdef"), titles, max_size=6)
uses = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 3), max_size=3)


@given(libraries, uses, libraries, uses, st.sampled_from(["", "tk", "t", "退", "cx", "x"]), st.integers(1, 4))
@settings(max_examples=60)
def test_changes_beside_the_index_answer_like_a_new_index(
    before: dict[str, str],
    used_before: dict[str, float],
    now: dict[str, str],
    used: dict[str, float],
    text: str,
    limit: int,
) -> None:
    search = Searcher()
    search.update([Phrase(name, title, ("好",)) for name, title in before.items()], used_before)
    assert search.wait(SECONDS)
    phrases = [Phrase(name, title, ("好",)) for name, title in now.items()]
    search.update(phrases, used)
    assert search.wait(SECONDS)
    hits = search.search(text, limit)

    expected = Index.build(phrases, used, load_readings()).search(text, limit)

    assert [hit.found for hit in hits] == [hit.found for hit in expected]
    places = [[(hit.found.tier, used.get(hit.phrase.id, 0)) for hit in some] for some in (hits, expected)]
    assert places[0] == places[1]
