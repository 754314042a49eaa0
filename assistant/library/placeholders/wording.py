"""How dates, days and greetings are worded. The language is the phrase's (its pack's), not the interface's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Wordings:
    """`day` words a date, told whether its year goes without saying. `weekdays` begins with Monday.

    `greetings` gives from when each holds, in order; the last one holds until the first begins.
    """

    day: Callable[[date, bool], str]
    weekdays: tuple[str, ...]
    greetings: tuple[tuple[time, str], ...]

    def greeting(self, now: time) -> str:
        begun = [words for since, words in self.greetings if since <= now]
        return begun[-1] if begun else self.greetings[-1][1]


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _chinese_day(day: date, this_year: bool) -> str:
    return f"{'' if this_year else f'{day.year}年'}{day.month}月{day.day}日"


def _english_day(day: date, this_year: bool) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}{'' if this_year else f', {day.year}'}"


WORDINGS: Mapping[str, Wordings] = {
    "zh_CN": Wordings(
        _chinese_day,
        ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
        (
            (time(5), "早上好"),
            (time(9), "上午好"),
            (time(11, 30), "中午好"),
            (time(13, 30), "下午好"),
            (time(18), "晚上好"),
        ),
    ),
    "en": Wordings(
        _english_day,
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        ((time(5), "Good morning"), (time(12), "Good afternoon"), (time(18), "Good evening")),
    ),
}
"""By language, as in `assistant.language.LANGUAGES`."""
