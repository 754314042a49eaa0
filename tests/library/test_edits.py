import pytest

from assistant.library import edits
from assistant.library.flaws import Flaw, Wrong
from assistant.library.model import PERSONAL, Layer, Phrase


def phrase(key: str, **more) -> Phrase:
    return Phrase(key, f"title of {key}", ("wording",), **more)


A, B, C = phrase("a", code="A", favourite=1), phrase("b", favourite=2), phrase("c", code="c")
LAYER = Layer(PERSONAL, (A, B, C))


def test_put_replaces_in_place_and_appends():
    new, newer = phrase("new"), phrase("b", code="bb")
    assert edits.put(LAYER, [new, newer]).phrases == (A, newer, C, new)


def test_put_makes_it_personal_and_tidy():
    edited = edits.put(Layer(PERSONAL), [phrase("p:1", layer="p", code=" Q ")])
    assert edited.phrases == (phrase("p:1", code="Q"),)


def test_a_bad_phrase_is_refused_with_all_its_flaws():
    with pytest.raises(edits.BadPhraseError) as refused:
        edits.put(LAYER, [Phrase("x", "", ())])
    assert refused.value.flaws == (Flaw("title", Wrong.EMPTY), Flaw("wordings", Wrong.EMPTY))


def test_a_code_in_use_is_refused_and_its_owner_named():
    with pytest.raises(edits.CodeTakenError) as refused:
        edits.put(LAYER, [phrase("x", code="ａ")])
    assert refused.value.other is A


def test_a_code_twice_among_the_new_ones_is_refused():
    with pytest.raises(edits.CodeTakenError):
        edits.put(LAYER, [phrase("x", code="n"), phrase("y", code="N")])


def test_two_phrases_may_swap_their_codes():
    swapped = edits.put(LAYER, [phrase("a", code="c"), phrase("c", code="a")])
    assert [p.code for p in swapped.phrases] == ["c", "", "a"]


def test_a_favourite_slot_moves_to_who_asks_for_it():
    moved = edits.put(LAYER, [phrase("b", favourite=1)])
    assert [(p.id, p.favourite) for p in moved.phrases] == [("a", 0), ("b", 1), ("c", 0)]
    twice = edits.put(LAYER, [phrase("x", favourite=5), phrase("y", favourite=5)])
    assert [p.favourite for p in twice.phrases] == [1, 2, 0, 0, 5]


def test_remove():
    assert edits.remove(LAYER, ["b"]).phrases == (A, C)
    with pytest.raises(edits.NoSuchPhraseError):
        edits.remove(LAYER, ["b", "nobody"])


@pytest.mark.parametrize(
    ("ids", "before", "order"),
    [
        (["c"], "a", "cab"),
        (["a"], None, "bca"),
        (["c", "a"], "b", "cab"),
        (["b"], "c", "abc"),
        (["a", "a"], None, "bca"),
    ],
)
def test_move(ids, before, order):
    assert "".join(p.id for p in edits.move(LAYER, ids, before).phrases) == order


@pytest.mark.parametrize(("ids", "before"), [(["nobody"], None), (["a"], "nobody"), (["a"], "a")])
def test_move_nowhere(ids, before):
    with pytest.raises(edits.NoSuchPhraseError):
        edits.move(LAYER, ids, before)


def test_hide_and_unhide():
    hidden = edits.hide(LAYER, ["p:1", "p:2"])
    assert edits.unhide(hidden, ["p:1"]).hidden == {"p:2"}
    assert hidden.phrases == LAYER.phrases


def test_order_categories_once_each_and_tidy():
    ordered = edits.order_categories(LAYER, [("b ",), ("a", "x/y"), ("b",), (" ",)])
    assert ordered.categories == (("b",), ("a", "x", "y"))
    with pytest.raises(edits.BadCategoryError):
        edits.order_categories(LAYER, [("a", "\ud83d")])
