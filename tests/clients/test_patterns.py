import pytest

from assistant.clients.patterns import BadPatternError, PatternFlaw, compiled


@pytest.mark.parametrize(
    "pattern",
    [r"(a+)+", r"(a|ab)*", r"(?:x{1,}y)*", r"((a)*b)+", r"((ab)+c)*", r"(?:(a|b)c)*", r"(a{2,9})+", r"(a+){9}"],
)
def test_patterns_that_may_take_for_ever(pattern: str) -> None:
    with pytest.raises(BadPatternError) as caught:
        compiled(pattern)
    assert caught.value.flaw is PatternFlaw.SLOW


@pytest.mark.parametrize(
    "pattern",
    [r"(a\+)+", r"([a+|]b)+", r"(ab)+", r"a+b+", r"(?:a|b) \S+", r"(a+)?", r"\(a+\)+", r"[)(+]+", r"(?P<x>.+)\n"],
)
def test_patterns_in_order(pattern: str) -> None:
    assert compiled(pattern).pattern == pattern


@pytest.mark.parametrize("pattern", ["(", "[a", "*a", "(?P<x>a", "a{3,2}"])
def test_no_pattern_at_all(pattern: str) -> None:
    with pytest.raises(BadPatternError) as caught:
        compiled(pattern)
    assert caught.value.flaw is PatternFlaw.BAD


def test_the_group_it_is_there_for() -> None:
    assert compiled("(?P<customer>.+)", "customer")
    with pytest.raises(BadPatternError) as caught:
        compiled("(?P<costumer>.+)", "customer")
    assert caught.value.flaw is PatternFlaw.NO_GROUP
