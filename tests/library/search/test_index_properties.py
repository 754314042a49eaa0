"""The index against a slow search that tries every way there is, and what must hold for any library."""

import random
from collections.abc import Sequence
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.library.model import Phrase
from assistant.library.search import Found, Index
from assistant.library.search.folding import fold, fold_code
from assistant.library.search.readings import Readings, load_readings
from assistant.library.search.word import Word


@cache
def readings() -> Readings:
    return load_readings()


LETTERS = "收是退款推宽重新中心银行不着急先了解还发票飘长常西安现a1tKZh，！ {\n😊éの"
TYPED = [
    "tui",
    "tuik",
    "tk",
    "zh",
    "z",
    "h",
    "xian",
    "xi",
    "an",
    "n",
    "chong",
    "zhong",
    "le",
    "liao",
    "jie",
    "a",
    "ü",
    "lv",
]
TYPED += [
    "fa",
    "piao",
    "f",
    "p",
    "t",
    "k",
    "hang",
    "xing",
    "退款",
    "不了",
    "重",
    "1",
    " ",
    "，",
    "é",
    "の",
    "shou",
    "q",
]

texts = st.text(alphabet=LETTERS, max_size=12)
typed = st.lists(st.sampled_from(TYPED), max_size=6).map("".join) | texts
categories = st.lists(st.sampled_from(["售后", "退款", "tk", "发货"]), max_size=2).map(tuple)
phrases = st.builds(
    Phrase,
    id=st.uuids().map(str),
    title=texts,
    wordings=st.lists(texts, max_size=2).map(tuple),
    category=categories,
    code=st.sampled_from(["", "t", "tk", "TK", "tui", "/x", "退"]),
)
libraries = st.lists(phrases, max_size=8, unique_by=lambda phrase: phrase.id)


def stands_at_start(word: str, letters: str) -> bool:
    """The rule itself: piece by piece, every way."""
    if not word or not letters:
        return not word
    writings = {readings().character(letters[0]), *readings().sounds(letters[0])} - {"\n"}
    ways = {1 for writing in writings if writing[0] == word[0]}
    ways |= {2 for writing in writings if writing[:2] == word[:2] and word[:2] in ("zh", "ch", "sh")}
    ways |= {len(writing) for writing in writings if word.startswith(writing)}
    if any(writing.startswith(word) for writing in writings):
        return True
    return any(stands_at_start(word[length:], letters[1:]) for length in ways)


def stands_in(word: str, text: str) -> bool:
    letters = readings().spell(fold(text))
    return any(stands_at_start(word, letters[start:]) for start in range(len(letters)))


def slow_search(library: Sequence[Phrase], text: str) -> list[tuple[str, Found]]:
    """All hits of a text that is not blank."""
    words = [word for word in map(fold, text.split()) if word]
    hits = []
    for phrase in library:
        code = fold_code(phrase.code)
        titled = [stands_in(word, phrase.title) for word in words]
        headed = [a or any(stands_in(word, n) for n in phrase.category) for a, word in zip(titled, words, strict=True)]
        said = [any(stands_in(word, wording) for wording in phrase.wordings) for word in words]
        if code and code.startswith(fold_code(text)):
            hits.append((phrase.id, Found.CODE if code == fold_code(text) else Found.CODE_START))
        elif words and all(headed):
            starts = stands_at_start(words[0], readings().spell(fold(phrase.title)))
            inside = Found.TITLE if any(titled) else Found.CATEGORY
            hits.append((phrase.id, Found.TITLE_START if starts else inside))
        elif words and all(a or b for a, b in zip(headed, said, strict=True)):
            hits.append((phrase.id, Found.BODY))
    return sorted(hits, key=lambda hit: hit[1].tier)


def found(library: Sequence[Phrase], text: str, limit: int = 50) -> list[tuple[str, Found]]:
    hits = Index.build(library, readings=readings()).search(text, limit)
    return [(hit.phrase.id, hit.found) for hit in hits]


@given(libraries, typed.filter(str.strip))
@settings(max_examples=400)
def test_the_index_finds_what_the_rule_says_in_the_order_it_says(library: list[Phrase], text: str) -> None:
    assert found(library, text) == slow_search(library, text)


@given(st.integers(0, 10**6), typed.filter(str.strip))
@settings(max_examples=25)
def test_so_it_does_among_many_phrases(seed: int, text: str) -> None:
    chance = random.Random(seed)

    def made_up(length: int) -> str:
        return "".join(chance.choices(LETTERS, k=length))

    library = [Phrase(str(n), made_up(4), (made_up(12), made_up(6)), code=made_up(n % 2)) for n in range(400)]

    assert found(library, text, 500) == slow_search(library, text)


@given(phrases, phrases, st.data())
def test_a_phrase_is_found_by_its_code(phrase: Phrase, other: Phrase, data: st.DataObject) -> None:
    library = [other, phrase]
    if phrase.code:
        assert (phrase.id, Found.CODE) in found(library, data.draw(st.sampled_from([phrase.code, phrase.code.upper()])))


@given(phrases, st.data())
def test_a_phrase_is_found_by_any_part_of_its_title(phrase: Phrase, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(phrase.title)))
    part = phrase.title[start : data.draw(st.integers(start, len(phrase.title)))]

    assert [phrase.id] == [name for name, _ in found([phrase], part)] or (part.strip() and not fold(part))


@given(phrases, st.data())
def test_a_phrase_is_found_by_its_pinyin_its_initials_and_mixtures(phrase: Phrase, data: st.DataObject) -> None:
    letters = readings().spell(fold(phrase.title))
    sounds = [data.draw(st.sampled_from(readings().sounds(letter))) for letter in letters]
    initials = [sound[0] for sound in sounds]
    mixed = [data.draw(st.sampled_from(pair)) for pair in zip(sounds, initials, strict=True)]

    for text in ("".join(sounds), "".join(initials), "".join(mixed)):
        if text:
            assert [phrase.id] == [name for name, _ in found([phrase], text)]


@given(libraries, st.text() | typed, st.integers(0, 10), st.none() | categories)
def test_any_text_gives_at_most_so_many_different_phrases_of_the_category(
    library: list[Phrase], text: str, limit: int, category: tuple[str, ...] | None
) -> None:
    hits = Index.build(library, readings=readings()).search(text, limit, category)

    assert len(hits) <= limit
    assert len({hit.phrase.id for hit in hits}) == len(hits)
    assert all(hit.phrase.category[: len(category or ())] == (category or ()) for hit in hits)
    assert all(0 <= a < b <= len(hit.phrase.title) for hit in hits for a, b in hit.spans)


@given(libraries, st.text() | typed, st.integers(0, 10))
def test_a_limit_only_cuts_off(library: list[Phrase], text: str, limit: int) -> None:
    assert found(library, text, limit) == found(library, text)[:limit]


@given(typed.map(fold).filter(bool), texts)
def test_a_span_is_where_the_word_stands(text: str, title: str) -> None:
    word, letters = Word(text, readings()), readings().spell(fold(title))

    span = word.span(letters)

    assert (span is not None) == stands_in(text, title)
    if span:
        assert stands_at_start(text, letters[span[0] : span[1]])
        assert not any(stands_at_start(text, letters[start : span[1]]) for start in range(span[0]))


@given(st.sampled_from(["a", "zh", "an", "xian", "退", "aü"]), st.integers(50, 300))
@settings(max_examples=20)
def test_endless_words_are_no_trouble(part: str, times: int) -> None:
    library = [Phrase("x", "啊先安这" * 50, ("安" * 500,))]

    assert len(found(library, part * times)) <= 1
