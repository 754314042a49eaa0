import importlib.util

import pytest

from assistant.bundled import bundled
from assistant.library.search.folding import fold
from assistant.library.search.readings import Readings

PINYIN = bundled("resources") / "pinyin"


def test_the_table_is_what_the_generator_makes() -> None:
    spec = importlib.util.spec_from_file_location("generate", PINYIN / "generate.py")
    assert spec and spec.loader
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)

    assert (PINYIN / "readings.txt").read_text(encoding="utf-8") == generator.generate()


def test_the_table_names_its_source_and_licence() -> None:
    head = (PINYIN / "readings.txt").read_text(encoding="utf-8")[:500]

    assert "pypinyin" in head
    assert "MIT" in head


@pytest.mark.parametrize(
    ("text", "at", "sound"),
    [
        ("重新发货", 0, "chong"),
        ("重量", 0, "zhong"),
        ("重庆", 0, "chong"),
        ("银行卡", 1, "hang"),
        ("进行中", 1, "xing"),
        ("行业", 0, "hang"),
        ("便宜一点", 0, "pian"),
        ("方便", 1, "bian"),
        ("还款日期", 0, "huan"),
        ("还有货", 0, "hai"),
        ("着急", 0, "zhao"),
        ("等着", 1, "zhe"),
        ("了解一下", 0, "liao"),
        ("好了", 1, "le"),
        ("收不了货", 2, "liao"),
        ("长度", 0, "chang"),
        ("长大", 0, "zhang"),
        ("调换", 0, "diao"),
        ("调整", 0, "tiao"),
        ("数量", 0, "shu"),
        ("弹力", 0, "tan"),
        ("人参", 1, "shen"),
        ("目的地", 1, "di"),
        ("我的", 1, "de"),
        ("首都", 1, "du"),
        ("都有", 0, "dou"),
        ("没收", 0, "mo"),
        ("没有", 0, "mei"),
        ("会计", 0, "kuai"),
        ("厦门", 0, "xia"),
        ("嗯嗯", 0, "en"),
        ("谁", 0, "shei"),
        ("谁", 0, "shui"),
        ("绿色", 0, "lv"),
        ("女装", 0, "nu"),
        ("略", 0, "lue"),
        ("還款", 0, "huan"),
    ],
)
def test_characters_are_read_as_in_their_word(readings: Readings, text: str, at: int, sound: str) -> None:
    assert sound in readings.sounds(readings.spell(fold(text))[at])


def test_unusual_readings_stay_in_their_words(readings: Readings) -> None:
    assert "liao" not in readings.sounds(readings.spell("好了")[1])
    assert "di" not in readings.sounds(readings.spell("我的")[1])


def test_usual_readings_remain_in_words_of_unusual_reading(readings: Readings) -> None:
    assert "le" in readings.sounds(readings.spell("了解")[0])


def test_a_spelled_text_keeps_its_characters(readings: Readings) -> None:
    text = "不着急先了解abc还款都可以"

    spelled = readings.spell(text)

    assert spelled != text
    assert "".join(map(readings.character, spelled)) == text


def test_what_has_no_reading_is_its_own_sound(readings: Readings) -> None:
    assert [readings.sounds(letter) for letter in "a7の"] == [("a",), ("7",), ("の",)]


def test_words_at_the_edges_of_a_text_are_seen(readings: Readings) -> None:
    assert readings.spell("解了") == "解了"
    assert readings.spell("了") == "了"
    assert readings.spell("不了") != "不了"
