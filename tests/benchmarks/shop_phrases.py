"""Made-up phrases of a shop, as many as wanted: common sentences full of product names nobody else has."""

import random
from collections.abc import Sequence
from pathlib import Path

from assistant.library.model import Phrase

CATEGORIES = (
    ("售前", "尺码"),
    ("售前", "材质"),
    ("售前", "议价"),
    ("物流", "发货"),
    ("物流", "破损"),
    ("售后", "退换货"),
    ("售后", "维修"),
    ("发票",),
    ("催付",),
    ("评价", "差评"),
)


class _Chance(random.Random):
    """With the words of shop_words.txt, a kind a line."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        lines = Path(__file__).with_name("shop_words.txt").read_text(encoding="utf-8").splitlines()
        self._words = {line.split()[0]: line.split()[1:] for line in lines}
        common = [bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFA)]
        self._names = ["".join(self.choices(common, k=self.choice((2, 2, 3)))) for _ in range(4000)]

    def word(self, kind: str) -> str:
        return self.choice(self._words[kind])

    def name(self) -> str:
        """Such as brands and series have, out of the 3,755 common characters (GB 2312, level 1); some are frequent."""
        return self._names[int(len(self._names) * self.random() ** 3)]


def shop_phrases(count: int, seed: int = 7) -> list[Phrase]:
    """The same ones in every run."""
    chance = _Chance(seed)
    return [_phrase(str(number), chance) for number in range(count)]


def _phrase(phrase_id: str, chance: _Chance) -> Phrase:
    name = chance.name()
    model = chance.choice(("", "", chr(chance.randint(65, 90)) + str(chance.randint(1, 999))))
    about_things = chance.word("things") + chance.word("actions")
    return Phrase(
        id=phrase_id,
        title=chance.choice((about_things, name + chance.word("things") + model)),
        wordings=tuple(_wording(chance, name) for _ in range(chance.choice((1, 1, 1, 2)))),
        category=chance.choice(CATEGORIES),
        code="".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.choice((0, 2, 3, 4, 5)))),
    )


def _wording(chance: _Chance, name: str) -> str:
    sentences = [chance.word("openings"), name + chance.word("things") + chance.word("times")]
    sentences += [
        chance.word("things") + chance.word("doings") + chance.word("actions")
        for _ in range(chance.choice((1, 1, 2, 3)))
    ]
    if chance.random() < 0.2:
        sentences.append(f"从{chance.word('places')}发出，单号{chance.randint(10**9, 10**10)}")
    sentences.append(chance.word("endings"))
    return "，".join(sentences) + chance.choice("。！~😊")


def uses_of(phrases: Sequence[Phrase], seed: int = 7) -> dict[str, float]:
    """A few are used all the time, most never."""
    chance = random.Random(seed)
    return {phrase.id: chance.paretovariate(1.2) for phrase in phrases if chance.random() < 0.2}
