from assistant.library.merged import CodeClash, Library
from assistant.library.model import PERSONAL, Layer, Phrase


def phrase(key: str, layer: str = PERSONAL, **more) -> Phrase:
    return Phrase(key, f"title of {key}", ("wording",), layer=layer, **more)


A1 = phrase("a:1", "a", category=("售前",), code="X", favourite=1)
A2 = phrase("a:2", "a", category=("售后", "退货"), favourite=2)
B1 = phrase("b:1", "b", category=("售前",), code="x", favourite=1)
A = Layer("a", (A1, A2), (("售前",), ("售后", "退货")))
B = Layer("b", (B1,), (("礼貌",), ("售前",)))


def test_own_phrases_come_first_then_the_packs_in_order():
    mine = phrase("mine")
    assert Library(Layer(PERSONAL, (mine,)), (A, B)).phrases == (mine, A1, A2, B1)


def test_a_change_of_a_pack_phrase_stands_in_its_place():
    changed = phrase("a:1", category=("别处",))
    library = Library(Layer(PERSONAL, (changed,)), (A, B))
    assert library.phrases == (changed, A2, B1)
    assert library.by_id["a:1"] is changed
    assert library.pack_phrase("a:1") is A1
    assert library.in_category(("售前",)) == (B1,)


def test_a_change_outlives_the_pack_phrase():
    changed = phrase("gone:1")
    assert Library(Layer(PERSONAL, (changed,)), (A,)).phrases == (changed, A1, A2)


def test_hidden_phrases_are_gone_with_their_changes():
    changed, orphan = phrase("a:1"), phrase("gone:1")
    library = Library(Layer(PERSONAL, (changed, orphan), hidden=frozenset({"a:1", "gone:1", "b:1"})), (A, B))
    assert library.phrases == (A2,)
    assert library.hidden == (orphan, changed, B1)
    assert library.with_code("x") is None
    assert library.favourites == {2: A2}


def test_a_code_finds_the_agents_own_phrase_first_and_the_clash_is_listed():
    mine = phrase("mine", code="ｘ")
    assert Library(packs=(A, B)).with_code("x") is A1
    assert Library(packs=(B, A)).with_code(" X") is B1
    library = Library(Layer(PERSONAL, (mine,)), (A, B))
    assert library.with_code("x") is mine
    assert library.clashes == (CodeClash("ｘ", (mine, A1, B1)),)


def test_a_change_of_a_later_pack_wins_its_code_too():
    changed = phrase("b:1", code="x")
    assert Library(Layer(PERSONAL, (changed,)), (A, B)).with_code("x") is changed


def test_favourites():
    mine = phrase("mine", favourite=2)
    assert Library(Layer(PERSONAL, (mine,)), (A, B)).favourites == {1: A1, 2: mine}


def test_categories_nest_in_the_agents_order_then_the_packs():
    personal = Layer(PERSONAL, (phrase("mine", category=("售后", "我的")),), (("售后",), ("空的", "里面")))
    assert Library(personal, (A, B)).categories == (
        ("售后",),
        ("售后", "退货"),
        ("售后", "我的"),
        ("空的",),
        ("空的", "里面"),
        ("售前",),
        ("礼貌",),
    )


def test_phrases_without_category():
    mine = phrase("mine")
    library = Library(Layer(PERSONAL, (mine,)))
    assert library.categories == ()
    assert library.in_category(()) == (mine,)
    assert library.in_category(("nowhere",)) == ()
