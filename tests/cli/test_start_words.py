from pathlib import Path

import pytest

from assistant.cli.start_words import StartWords, start_words


@pytest.mark.parametrize(
    ("words", "profile", "hidden"),
    [
        ("", None, False),
        ("start", None, False),
        ("--hidden", None, True),
        ("start --hidden", None, True),
        ("--profile work", "work", False),
        ("--profile work start --hidden", "work", True),
        ("start --hidden --profile work", "work", True),
    ],
)
def test_words_that_start_the_program(words, profile, hidden):
    assert start_words(words.split()) == StartWords(Path(profile) if profile else None, hidden)


@pytest.mark.parametrize(
    "words",
    [
        "--help",
        "start --help",
        "start start",
        "start now",
        "--profile",
        "--profile --hidden",
        "--profile=work",
        "--profile work list",
        "paste hi",
        "practice",
        "start --hide",
    ],
)
def test_everything_else_is_for_the_parser(words):
    assert start_words(words.split()) is None
