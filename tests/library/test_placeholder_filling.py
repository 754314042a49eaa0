"""Filling: every value or none, and nothing from outside gets further than being a value."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.placeholders import Facts, Filled, Missing, Need, fill, parse
from assistant.library.placeholders.wording import WORDINGS

SHANGHAI = ZoneInfo("Asia/Shanghai")
FACTS = Facts(
    datetime(2026, 12, 30, 9, 5, tzinfo=SHANGHAI),
    "zh_CN",
    shop="山月茶行",
    agent="小林",
    customer="阿青",
    clipboard="SF1029",
    answers={"订单号": "88"},
)
EVERYTHING = "{greeting}{customer}，{shop}{agent}：{date}{date+3}{weekday-1}{time+30}{clipboard}{ask:订单号}{cursor}。"


def filled(wording: str, facts: Facts = FACTS) -> str:
    result = fill(parse(wording), facts)
    assert isinstance(result, Filled), result
    return result.text


@pytest.mark.parametrize(
    ("wording", "chinese", "english"),
    [
        ("{date}", "12月30日", "December 30"),
        ("{date+3}", "2027年1月2日", "January 2, 2027"),
        ("{date-30}", "11月30日", "November 30"),
        ("{weekday}", "周三", "Wednesday"),
        ("{weekday+3}", "周六", "Saturday"),
        ("{time}", "09:05", "09:05"),
        ("{time-10}", "08:55", "08:55"),
        ("{time+1440}", "09:05", "09:05"),
        ("{greeting}", "上午好", "Good morning"),
        ("{买家}{{x}}", "阿青{x}", "阿青{x}"),
    ],
)
def test_worded_in_the_language_of_the_phrase(wording: str, chinese: str, english: str) -> None:
    assert filled(wording) == chinese
    assert filled(wording, replace(FACTS, language="en")) == english


@pytest.mark.parametrize(
    ("hour", "minute", "greeting"),
    [
        (4, 59, "晚上好"),
        (5, 0, "早上好"),
        (8, 59, "早上好"),
        (9, 0, "上午好"),
        (11, 30, "中午好"),
        (13, 29, "中午好"),
        (13, 30, "下午好"),
        (18, 0, "晚上好"),
        (0, 0, "晚上好"),
    ],
)
def test_the_greeting_changes_on_the_minute(hour: int, minute: int, greeting: str) -> None:
    assert filled("{greeting}", replace(FACTS, now=FACTS.now.replace(hour=hour, minute=minute))) == greeting


def test_minutes_are_right_when_summer_time_begins() -> None:
    before = datetime(2026, 3, 29, 1, 50, tzinfo=ZoneInfo("Europe/Berlin"))
    assert filled("{time+30}", replace(FACTS, now=before)) == "03:20"


def test_the_cursor_is_counted_from_the_end() -> None:
    assert fill(parse("运单号：{cursor}，{买家}"), FACTS) == Filled("运单号：，阿青", 3)
    assert fill(parse("运单号{cursor}"), FACTS) == Filled("运单号", 0)
    assert fill(parse("运单号"), FACTS) == Filled("运单号", None)


def test_everything_missing_is_named_once_and_in_order() -> None:
    nothing = Facts(FACTS.now, "zh_CN")
    wording = "{买家}{ask:b}{shop}{customer}{ask:a}{agent}{问:b}{clipboard}{date}"
    assert fill(parse(wording), nothing) == Missing(
        (Need("customer"), Need("ask", "b"), Need("shop"), Need("ask", "a"), Need("agent"), Need("clipboard"))
    )


@pytest.mark.parametrize("nothing_to_see", ["", "  ", "\n", "\u200b", "\x00\x07", "\u202e", "\u3000"])
def test_a_value_that_cannot_be_seen_is_missing(nothing_to_see: str) -> None:
    assert fill(parse("{customer}"), replace(FACTS, customer=nothing_to_see)) == Missing((Need("customer"),))


def test_values_are_never_parsed() -> None:
    facts = replace(FACTS, customer="{agent}{{{ask:x}", answers={"订单号": "{cursor}"})
    assert fill(parse("{customer}/{ask:订单号}"), facts) == Filled("{agent}{{{ask:x}/{cursor}", None)


def test_a_name_cannot_break_lines_or_turn_the_text_around() -> None:
    assert (
        filled("{customer}!", replace(FACTS, customer=" 阿\r\n青\t\x1b[1m\u2028\u202eabc\ud800 ")) == "阿 青 [1m abc!"
    )
    assert filled("{customer}", replace(FACTS, customer="👩\u200d👧")) == "👩\u200d👧"


def test_a_copied_text_keeps_its_lines() -> None:
    assert filled("{clipboard}", replace(FACTS, clipboard="\r\na \r\n\r\n b\tc\x00\r\n")) == "a\n\n b    c"


VALUES = st.text(max_size=8)
_NAIVE = (datetime(1990, 1, 1), datetime(2080, 1, 1))  # noqa: DTZ001 - hypothesis adds the zone
TIMES = st.datetimes(*_NAIVE, timezones=st.sampled_from([UTC, SHANGHAI]))


@given(VALUES, VALUES, VALUES, VALUES, VALUES, TIMES, st.sampled_from(sorted(WORDINGS)))
def test_all_or_nothing(shop: str, agent: str, customer: str, copied: str, answer: str, now: datetime, speech: str):
    facts = Facts(now, speech, shop, agent, customer, copied, {"订单号": answer})
    known = replace(FACTS, now=now, language=speech)
    match fill(parse(EVERYTHING), facts):
        case Filled(text, cursor):
            assert cursor == 1
            assert len(text) > len(filled("{greeting}{date}{date+3}{weekday-1}{time+30}", known))
            text.encode()
        case Missing(needs):
            assert {need.name for need in needs} <= {"shop", "agent", "customer", "clipboard", "ask"}


@given(st.integers(-9999, 9999), TIMES)
def test_any_offset_that_can_be_written_can_be_filled(offset: int, now: datetime) -> None:
    facts = replace(FACTS, now=now)
    assert filled(f"{{date{offset:+}}}{{time{offset:+}}}{{weekday{offset:+}}}", facts)
    later = now.astimezone(UTC) + timedelta(minutes=offset)
    assert filled(f"{{time{offset:+}}}", facts) == f"{later.astimezone(now.tzinfo):%H:%M}"
