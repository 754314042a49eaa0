from hypothesis import given
from hypothesis import strategies as st

from assistant.library.model import Phrase
from assistant.library.search.hits import Found
from assistant.library.search.scan import Scan

PHRASES = [
    Phrase("body", "发票", ("退款后不开票",), ("售后",)),
    Phrase("inside", "iPhone 退款", ("稍等",), ("售后", "数码")),
    Phrase("start", "退款进度", ("三天",), ("售后",), code="tkjd"),
    Phrase("code", "好评", ("谢谢",), code="退款"),
]


def search(text: str, category: tuple[str, ...] | None = None) -> list[tuple[str, Found]]:
    return [(hit.phrase.id, hit.found) for hit in Scan(PHRASES, {"inside": 2}).search(text, category=category)]


def test_what_is_written_is_found_in_the_order_of_the_index() -> None:
    assert search("退款") == [
        ("code", Found.CODE),
        ("start", Found.TITLE_START),
        ("inside", Found.TITLE),
        ("body", Found.BODY),
    ]


def test_every_word_must_be_somewhere() -> None:
    assert search("退款 数码") == [("inside", Found.TITLE)]
    assert search("数码") == [("inside", Found.CATEGORY)]
    assert search("退款 没有") == []


def test_codes_and_case() -> None:
    assert search("TK") == [("start", Found.CODE_START)]
    assert search("IPHONE") == [("inside", Found.TITLE_START)]


def test_categories_narrow_and_no_text_lists_by_use() -> None:
    assert search("退款", ("售后", "数码")) == [("inside", Found.TITLE)]
    assert search("")[0] == ("inside", Found.USE)


def test_titles_are_marked() -> None:
    (hit,) = Scan(PHRASES, {}).search("phone 退")

    assert [hit.phrase.title[start:end] for start, end in hit.spans] == ["Phone", "退"]


@given(st.text(), st.text(), st.integers(0, 3))
def test_any_text_will_do(title: str, text: str, limit: int) -> None:
    hits = Scan([Phrase("x", title, (title, text)), *PHRASES], {}).search(text, limit)

    assert len(hits) <= limit
    assert all(0 <= a < b <= len(hit.phrase.title) for hit in hits for a, b in hit.spans)
