import pytest

from assistant.library.model import Phrase
from assistant.library.search import Found, Hit, Index
from assistant.library.search.readings import Readings

RETURNS = Phrase("returns", "退款进度", ("亲，退款一般三到五个工作日到账哦",), ("售后", "退换货"), code="tkjd")
INVOICE = Phrase("invoice", "电子发票", ("发票会在签收后开好", "退款的订单不能开发票"), ("售前",), code="fp")
IPHONE = Phrase("iphone", "iPhone15退款", ("苹果手机退款需要先关机",), ("售后",), code="tk")
AGAIN = Phrase("again", "重新发货", ("马上给您重新发一件",), ("物流",))
BANK = Phrase("bank", "银行卡便宜又安全", ("还款日前我们会提醒，不着急，先了解一下长度和数量",))
HELLO = Phrase("hello", "您好，欢迎光临{shop}", ("在的",), ("售前", "问候"), code="/hi")
LIBRARY = [RETURNS, INVOICE, IPHONE, AGAIN, BANK, HELLO]


@pytest.fixture(scope="module")
def index(readings: Readings) -> Index:
    return Index.build(LIBRARY, {"bank": 9, "invoice": 5.5}, readings)


def ids(hits: list[Hit]) -> list[str]:
    return [hit.phrase.id for hit in hits]


@pytest.mark.parametrize(
    "text",
    [
        "退款进度",
        "款进",
        "tuikuanjindu",
        "tuikuan",
        "tuikuanj",
        "tuik",
        "tkuan",
        "tkj",
        "tkjd",
        "tuikjdu",
        "退kuan",
        "tui款jd",
    ],
)
def test_every_way_of_typing_finds_the_title(index: Index, text: str) -> None:
    assert ids(index.search(text))[0] == "returns"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("chongxin", "again"),
        ("cxfh", "again"),
        ("chongxinfahuo", "again"),
        ("yinhang", "bank"),
        ("yhk", "bank"),
        ("pianyi", "bank"),
        ("huankuan", "bank"),
        ("zhaoji", "bank"),
        ("bzj", "bank"),
        ("liaojie", "bank"),
        ("changdu", "bank"),
        ("shuliang", "bank"),
        ("fpiao", "invoice"),
        ("dianzifap", "invoice"),
        ("dzfp", "invoice"),
        ("chxinfh", "again"),
        ("zhji", "bank"),
        ("shliang", "bank"),
    ],
)
def test_characters_with_several_readings_are_found_by_the_right_one(index: Index, text: str, found: str) -> None:
    assert found in ids(index.search(text))


@pytest.mark.parametrize(
    "text", ["phone15退款", "iphone15tk", "15tuik", "iPhone15 退", "15TUIKUAN", "ｉＰｈｏｎｅ１５ｔｋ"]
)
def test_mixed_titles_are_found_by_mixed_texts(index: Index, text: str) -> None:
    assert ids(index.search(text)) == ["iphone"]


def test_letters_are_not_left_out(index: Index) -> None:
    assert index.search("iphtuikuan") == []


def test_punctuation_between_characters_does_not_matter(index: Index) -> None:
    assert ids(index.search("nhhygl")) == ["hello"]
    assert ids(index.search("您好欢迎")) == ["hello"]
    assert ids(index.search("您好！欢迎")) == ["hello"]


def test_codes_come_first_then_their_beginnings_then_titles_then_bodies(index: Index) -> None:
    hits = index.search("tk")

    assert [(hit.phrase.id, hit.found) for hit in hits] == [
        ("iphone", Found.CODE),
        ("returns", Found.CODE_START),
        ("invoice", Found.BODY),
    ]


def test_the_start_of_a_title_comes_before_its_inside(index: Index) -> None:
    hits = index.search("退款")

    assert [(hit.phrase.id, hit.found) for hit in hits] == [
        ("returns", Found.TITLE_START),
        ("iphone", Found.TITLE),
        ("invoice", Found.BODY),
    ]


def test_codes_may_have_punctuation(index: Index) -> None:
    assert [(hit.phrase.id, hit.found) for hit in index.search("/")] == [("hello", Found.CODE_START)]
    assert [(hit.phrase.id, hit.found) for hit in index.search("/HI")] == [("hello", Found.CODE)]


def test_within_a_tier_the_most_used_comes_first(readings: Readings) -> None:
    phrases = [Phrase(name, "退款", ("好",)) for name in "abcd"]

    hits = Index.build(phrases, {"c": 3, "d": 1}, readings).search("tk")

    assert ids(hits) == ["c", "d", "a", "b"]


def test_all_words_must_be_there_each_in_its_own_way(index: Index) -> None:
    assert ids(index.search("退款 gongzuori")) == ["returns"]
    assert ids(index.search("tk dingdan")) == ["invoice"]
    assert ids(index.search("发票 不存在")) == []


def test_a_word_may_name_a_category(index: Index) -> None:
    hits = index.search("shouhou tuikuan")

    assert [(hit.phrase.id, hit.found) for hit in hits] == [
        ("returns", Found.TITLE),
        ("iphone", Found.TITLE),
        ("invoice", Found.BODY),  # 签收后
    ]
    assert [hit.found for hit in index.search("退换货")] == [Found.CATEGORY]


def test_several_words_rank_by_their_worst_place(index: Index) -> None:
    assert [(hit.phrase.id, hit.found) for hit in index.search("退款 进度")] == [("returns", Found.TITLE_START)]
    assert [(hit.phrase.id, hit.found) for hit in index.search("进度 退款")] == [("returns", Found.TITLE)]
    assert [(hit.phrase.id, hit.found) for hit in index.search("进度 到账")] == [("returns", Found.BODY)]


def test_any_wording_is_searched_but_none_across_the_next(index: Index) -> None:
    assert ids(index.search("bunengkai")) == ["invoice"]
    assert index.search("开好退款") == []


def test_a_category_narrows_to_itself_and_what_is_below(index: Index) -> None:
    assert set(ids(index.search("", category=("售后",)))) == {"returns", "iphone"}
    assert ids(index.search("tk", category=("售后", "退换货"))) == ["returns"]
    assert index.search("tk", category=("没有",)) == []
    assert len(index.search("", category=())) == len(LIBRARY)


def test_no_text_finds_the_most_used(index: Index) -> None:
    hits = index.search("  ")

    assert ids(hits)[:2] == ["bank", "invoice"]
    assert {hit.found for hit in hits} == {Found.USE}
    assert len(hits) == len(LIBRARY)


def test_what_nobody_can_have_said_finds_nothing(index: Index) -> None:
    assert index.search("！？") == []
    assert index.search("\ue000") == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("tuikuan", ["退款"]),
        ("tk", ["退款"]),
        ("15 tk", ["15退款"]),
        ("ip 款", ["iP", "款"]),
        ("iphone guanji", ["iPhone"]),
    ],
)
def test_what_matched_in_the_title_is_marked(index: Index, text: str, marked: list[str]) -> None:
    (hit,) = (hit for hit in index.search(text) if hit.phrase is IPHONE)

    assert [IPHONE.title[start:end] for start, end in hit.spans] == marked


def test_marks_reach_over_punctuation(index: Index) -> None:
    (hit,) = index.search("haohuan")

    assert [HELLO.title[start:end] for start, end in hit.spans] == ["好，欢"]


def test_a_character_that_few_phrases_have_is_found(readings: Readings) -> None:
    phrases = [Phrase(str(number), f"大大方方{number}", ("达到",)) for number in range(300)]
    index = Index.build([*phrases, Phrase("rare", "龘", ("沓",))], readings=readings)

    assert ids(index.search("龘")) == ["rare"]
    assert ids(index.search("沓")) == ["rare"]
    assert "rare" in ids(index.search("da", limit=500))


@pytest.mark.parametrize("text", ["chongxin", "cxfh", "zxf", "先重", "xiancx", "cxfhjj"])
def test_many_wordings_with_characters_of_several_readings_are_all_found(readings: Readings, text: str) -> None:
    phrases = [Phrase(str(number), "好", (f"心{number}先重新发货", "急急")) for number in range(400)]
    index = Index.build(phrases, readings=readings)

    assert len(index.search(text, limit=500)) == (0 if text == "cxfhjj" else 400)


def test_an_empty_library_has_nothing(readings: Readings) -> None:
    index = Index.build([], readings=readings)

    assert [index.search(text) for text in ("", "tk", "退款", "a b")] == [[], [], [], []]
