"""What is known when a phrase is used. The filling itself is tested with the placeholders."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.flows.filling import Filler, Piece, PieceKind, mistake_sentence
from assistant.flows.refusal import Refusal
from assistant.language import LANGUAGES, use_language
from assistant.library.placeholders import Filled, Missing, Need, PlaceholderError, parse
from assistant.settings import Settings
from tests.flows.desk import phrase


class Looks:
    """A clipboard that counts how often it is read."""

    def __init__(self, text: str) -> None:
        self.content = text
        self.count = 0

    def __call__(self) -> str:
        self.count += 1
        return self.content


@pytest.fixture
def looks() -> Looks:
    return Looks("A-1001")


@pytest.fixture
def filler(own_home: Path, looks: Looks) -> Filler:
    return Filler(Settings(own_home / "s.toml"), lambda: datetime(2026, 3, 5, 9, 5, tzinfo=UTC), looks)


def test_the_clipboard_is_read_only_for_a_phrase_that_wants_it(filler: Filler, looks: Looks) -> None:
    assert filler.fill(phrase("{time}"), "anna", {}) == Filled("09:05")
    assert looks.count == 0
    assert filler.fill(phrase("{clipboard}"), "anna", {}) == Filled("A-1001")
    assert looks.count == 1


@pytest.mark.parametrize(("wording", "filled"), [("{weekday}好", "周四好"), ("On {weekday}", "On Thursday")])
def test_dates_are_told_in_the_language_of_the_phrase(filler: Filler, wording: str, filled: str) -> None:
    assert filler.fill(phrase(wording), "", {}) == Filled(filled)


def test_an_answer_goes_before_the_settings_and_the_window(filler: Filler) -> None:
    filler.settings.change({"agent": "Min", "shop": "Corner"})
    wanted = phrase("{agent} {shop} {customer}")
    assert filler.fill(wanted, "anna", {}) == Filled("Min Corner anna")
    answers = {Need("agent"): "Lin", Need("shop"): "Hill", Need("customer"): "Ms Anna"}
    assert filler.fill(wanted, "anna", answers) == Filled("Lin Hill Ms Anna")


def test_two_questions_have_two_answers(filler: Filler) -> None:
    asked = Need("ask", "size"), Need("ask", "colour")
    wanted = phrase("{ask:size} {ask:colour} {ask:size}")
    assert filler.fill(wanted, "", {}) == Missing(asked)
    assert filler.fill(wanted, "", dict(zip(asked, ["L", "red"], strict=True))) == Filled("L red L")


def test_a_text_for_nobody_in_particular_names_what_it_lacks(filler: Filler) -> None:
    assert filler.text(phrase("at {time}")) == "at 09:05"
    with pytest.raises(Refusal, match=r"“P” still needs: agent, order number\."):
        filler.text(phrase("{agent} {ask:order number}"))


def test_the_pieces_say_what_is_filled_and_what_will_be_asked_for(filler: Filler) -> None:
    assert filler.pieces(phrase("Hi {customer}, {ask:size}?"), "anna") == (
        Piece("Hi ", PieceKind.TEXT),
        Piece("anna", PieceKind.FILLED),
        Piece(", ", PieceKind.TEXT),
        Piece("{ask:size}", PieceKind.MISSING),
        Piece("?", PieceKind.TEXT),
    )


def test_pieces_of_a_phrase_with_literal_braces_are_what_goes_out(filler: Filler) -> None:
    wanted = phrase("{{a}} {time}")
    filled = filler.fill(wanted, "", {})
    assert isinstance(filled, Filled)
    assert "".join(piece.text for piece in filler.pieces(wanted, "")) == filled.text == "{a} 09:05"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wording", ["{agnt}", "{xyzzy}", "{", "}", "{}", "{date+x}", "{ask}", "{a{b}}", "{time:1}"])
def test_every_mistake_has_a_sentence_that_names_phrase_and_place(wording: str, language: str) -> None:
    use_language(language)
    with pytest.raises(PlaceholderError) as caught:
        parse("ok " + wording)
    said = mistake_sentence("Odd", caught.value)
    assert "“Odd”" in said
    assert str(caught.value.position + 1) in said
    assert caught.value.found in said
