import pytest

from assistant.chords import Chord
from assistant.clients.window import Window
from assistant.desktop.plain import CopyPaster, NoHotkeys, paster
from assistant.sending.ports import ChordState
from assistant.sending.requests import PasteOutcome, PasteRequest, Press, Put, Settle

LINES = (Put("one"), Press(Chord.of("shift+enter"), 2), Put("two"), Settle(0.1), Press(Chord.of("enter")))


def request(steps):
    return PasteRequest("1", Window(0), steps, Chord.of("ctrl+v"))


def test_the_whole_phrase_is_copied_and_the_agent_told(monkeypatch):
    copied, results = [], []
    monkeypatch.setattr(paster.pyperclip, "copy", copied.append)
    CopyPaster(results.append).paste(request(LINES))
    assert copied == ["one\n\ntwo"]
    assert [(r.outcome, r.left_on_clipboard) for r in results] == [(PasteOutcome.COPIED, True)]


def test_no_clipboard_is_a_failure_with_a_reason(monkeypatch):
    def refuse(_text):
        raise paster.pyperclip.PyperclipException("no\n clipboard")

    results = []
    monkeypatch.setattr(paster.pyperclip, "copy", refuse)
    CopyPaster(results.append).paste(request(LINES))
    assert [(r.outcome, r.detail) for r in results] == [(PasteOutcome.FAILED, "no clipboard")]


@pytest.mark.parametrize("steps", [(), (Press(Chord.of("ctrl+z")),)])
def test_nothing_to_copy_fails(steps):
    results = []
    CopyPaster(results.append).paste(request(steps))
    assert results[0].outcome is PasteOutcome.FAILED


def test_no_hotkeys_say_so():
    registered = NoHotkeys().bind({"palette": Chord.of("ctrl+alt+space")})
    assert registered["palette"].state is ChordState.UNAVAILABLE
