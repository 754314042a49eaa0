"""The grammar of placeholders: what is understood, what is refused and where, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.placeholders import Mistake, Placeholder, PlaceholderError, Text, escape, names, parse, unparse
from assistant.library.placeholders.table import BY_NAME, PLACEHOLDERS, Argument

BRACED = st.sampled_from(
    ["{", "}", "{{", "}}", "{shop}", "{date+3}", "{ask:a b}", "{买家}", "｛客服｝", "+", ":", "\n"]
)
WORDINGS = st.lists(BRACED | st.text(max_size=4), max_size=12).map("".join)


def test_text_placeholders_and_literal_braces_come_apart() -> None:
    assert parse("{{a}} {Shop}{date-1}") == (
        Text("{a} "),
        Placeholder("shop", "", 6, "{Shop}"),
        Placeholder("date", "-1", 12, "{date-1}"),
    )


def test_a_closing_brace_after_a_placeholder_is_literal() -> None:
    assert parse("{{{ask:a}}}") == (Text("{"), Placeholder("ask", "a", 2, "{ask:a}"), Text("}"))


@pytest.mark.parametrize(
    ("written", "name", "argument"),
    [
        ("{客服}", "agent", ""),
        ("{客户}", "customer", ""),
        ("{ AGENT }", "agent", ""),
        ("{日期 + 3}", "date", "+3"),
        ("{日期＋３}", "date", "+3"),
        ("{time}", "time", ""),
        ("{问：订单号？}", "ask", "订单号？"),
        ("{ask:why: a+b-c}", "ask", "why: a+b-c"),
        ("{ａｓｋ:x}", "ask", "x"),
    ],
)
def test_spellings(written: str, name: str, argument: str) -> None:
    [part] = parse(written)
    assert isinstance(part, Placeholder)
    assert (part.name, part.argument, part.span) == (name, argument, (0, len(written)))


@pytest.mark.parametrize(
    ("wording", "position", "mistake"),
    [
        ("ab {shop", 3, Mistake.UNCLOSED),
        ("ab shop}", 7, Mistake.UNOPENED),
        ("{shop}} x", 6, Mistake.UNOPENED),
        ("a{ask:{shop}}", 1, Mistake.NESTED),
        ("a{}", 1, Mistake.EMPTY),
        ("a{ +3}", 1, Mistake.EMPTY),
        ("a{price}", 1, Mistake.UNKNOWN),
        ("{shop:x}", 0, Mistake.NO_ARGUMENT),
        ("{shop+1}", 0, Mistake.NO_ARGUMENT),
        ("{date+x}", 0, Mistake.BAD_OFFSET),
        ("{date+12345}", 0, Mistake.BAD_OFFSET),
        ("{date:3}", 0, Mistake.BAD_OFFSET),
        ("{date+}", 0, Mistake.BAD_OFFSET),
        ("{ask}", 0, Mistake.ARGUMENT_MISSING),
        ("{ask: }", 0, Mistake.ARGUMENT_MISSING),
        ("{ask+x}", 0, Mistake.ARGUMENT_MISSING),
        ("{cursor}.{光标}", 9, Mistake.SECOND_CURSOR),
        ("我是｛客服｝", 2, Mistake.FULL_WIDTH),
        ("我是｛日期＋３｝", 2, Mistake.FULL_WIDTH),
    ],
)
def test_mistakes_have_a_place(wording: str, position: int, mistake: Mistake) -> None:
    with pytest.raises(PlaceholderError) as caught:
        parse(wording)
    assert (caught.value.position, caught.value.mistake) == (position, mistake)


@pytest.mark.parametrize(
    ("written", "meant"), [("{agnet}", "agent"), ("{custmer}", "customer"), ("{剪切板}", "剪贴板"), ("{qqqq}", "")]
)
def test_the_nearest_name_is_offered(written: str, meant: str) -> None:
    with pytest.raises(PlaceholderError) as caught:
        parse(written)
    assert caught.value.nearest == meant


def test_full_width_braces_around_anything_else_are_text() -> None:
    assert parse("｛满减｝{{") == (Text("｛满减｝{"),)


def test_a_long_text_after_a_forgotten_brace_is_not_quoted_whole() -> None:
    with pytest.raises(PlaceholderError) as caught:
        parse("{" + "很长" * 500)
    assert len(caught.value.found) <= 20


def test_names_tells_what_must_be_known() -> None:
    assert names(parse("{买家} {Customer} {date} {{shop}}")) == {"customer", "date"}


@given(WORDINGS)
def test_only_placeholder_errors_and_nothing_is_lost(wording: str) -> None:
    try:
        parts = parse(wording)
    except PlaceholderError as error:
        assert 0 <= error.position < len(wording)
        assert wording[error.position :].startswith(error.found)
    else:
        assert unparse(parts) == wording
        assert all(part.text for part in parts if isinstance(part, Text))


@given(WORDINGS.filter(lambda text: "｛" not in text))
def test_escaped_text_says_itself(text: str) -> None:
    assert "".join(part.text for part in parse(escape(text)) if isinstance(part, Text)) == text
    assert not names(parse(escape(text)))


@pytest.mark.parametrize("info", PLACEHOLDERS, ids=lambda info: info.name)
def test_the_table_agrees_with_the_grammar(info) -> None:
    [part] = parse(info.example)
    assert isinstance(part, Placeholder)
    assert part.name == info.name
    assert (part.argument == "") is (info.argument is Argument.NONE)
    assert all(BY_NAME[name] is info for name in (info.name, *info.chinese))
