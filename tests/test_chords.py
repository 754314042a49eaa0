import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chords import NAMED_KEYS, BadChordError, Chord, Modifier, parse_chord

chords = st.builds(
    Chord,
    key=st.one_of(st.sampled_from(sorted(NAMED_KEYS)), st.sampled_from("abcxyz0189/;'[]-=+`\\.,")),
    modifiers=st.frozensets(st.sampled_from(Modifier)),
)


@given(chords)
def test_a_chord_reads_back_as_written(chord):
    assert parse_chord(str(chord)) == chord


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Ctrl + Alt + 1", "ctrl+alt+1"),
        ("CONTROL+Return", "ctrl+enter"),
        ("win+ESC", "super+escape"),
        ("alt+ctrl+1", "ctrl+alt+1"),
        ("ctrl++", "ctrl++"),
        ("+", "+"),
    ],
)
def test_the_usual_spellings_are_understood(text, same):
    assert str(parse_chord(text)) == same


@pytest.mark.parametrize("text", ["", "ctrl", "ctrl+", "hyper+1", "ctrl+alt+12", "1+ctrl", "ctrl+a+b"])
def test_what_is_not_a_chord_is_refused(text):
    with pytest.raises(BadChordError):
        parse_chord(text)


@given(st.text(max_size=30))
def test_any_text_is_a_chord_or_refused(text):
    try:
        chord = parse_chord(text)
    except BadChordError:
        return
    assert parse_chord(str(chord)) == chord
