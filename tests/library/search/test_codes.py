import pytest

from assistant.library.search.codes import Codes

CODES = ["tk", "", "TK2", "tk1", "t", "tk", "发", "😊"] + [f"kd{number}" for number in range(3000)]
ALL = (1 << len(CODES)) - 1


@pytest.fixture(scope="module")
def codes() -> Codes:
    return Codes(CODES)


def test_one_code_may_have_several_phrases(codes: Codes) -> None:
    assert codes.exactly("tk") == [0, 5]
    assert codes.exactly("") == codes.exactly("x") == []


@pytest.mark.parametrize(
    ("start", "numbers"), [("tk", [2, 3]), ("t", [0, 2, 3, 5]), ("x", []), ("发", []), ("kd2999", [])]
)
def test_beginnings_go_on(codes: Codes, start: str, numbers: list[int]) -> None:
    assert list(codes.beginning(start, ALL)) == numbers


def test_many_beginnings_come_in_order_and_within_the_set(codes: Codes) -> None:
    assert list(codes.beginning("kd", ALL)) == list(range(8, 3008))
    assert list(codes.beginning("k", 1 << 8 | 1 << 3007 | 1)) == [8, 3007]
    assert list(codes.beginning("kd1", ALL)) == [8 + n for n in range(3000) if str(n).startswith("1") and n != 1]
