"""The desktop in memory behaves as the ports say."""

from dataclasses import replace

import pytest

from assistant.chords import Chord
from assistant.clients.profile import Manners, Newline
from assistant.clients.window import Window
from assistant.desktop.memory.chat import ChatWindow
from assistant.desktop.memory.hotkeys import MemoryHotkeys
from assistant.desktop.memory.paster import MemoryPaster
from assistant.desktop.memory.source import MemorySource
from assistant.desktop.memory.windows import MemoryClipboard, MemoryWindows
from assistant.sending.plan import plan, undo_plan
from assistant.sending.ports import ChordState, ClipboardReader, Fired, Hotkeys, Paster, Windows
from assistant.sending.requests import PasteOutcome, PasteRequest, PasteResult, Put
from assistant.waiting.signals import Activated, Source, SourceState

CHAT = Window(7, "阿青 - 聊天", "chat")
OTHER = Window(8, "mail", "mail")


class Desk:
    """Windows, a clipboard with something in it, and a paster that keeps its results."""

    def __init__(self) -> None:
        self.windows = MemoryWindows()
        self.clipboard = MemoryClipboard("before")
        self.results: list[PasteResult] = []
        self.paster = MemoryPaster(self.windows, self.clipboard, self.results.append)

    def paste(
        self, text: str, manners: Manners, cursor: int | None = None, send: bool = False, **others
    ) -> PasteResult:
        steps = plan(text, cursor, manners, send)
        self.paster.paste(PasteRequest("r", CHAT, steps, manners.paste, **others))
        return self.results[-1]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_they_are_the_ports(desk: Desk) -> None:
    windows: Windows = desk.windows
    paster: Paster = desk.paster
    reader: ClipboardReader = desk.clipboard
    hotkeys: Hotkeys = MemoryHotkeys(lambda _: None)
    source: Source = MemorySource()
    assert (windows.active(), reader.text(), source.name) == (None, "before", "memory")
    paster.close()
    hotkeys.close()


@pytest.mark.parametrize("newline", Newline)
def test_a_phrase_arrives_is_sent_and_the_clipboard_stays(desk: Desk, newline: Newline) -> None:
    manners = Manners(newline=newline)
    chat = desk.windows.open(CHAT, ChatWindow(manners=manners))
    assert desk.paste("您好。\n在的", manners, send=True).outcome is PasteOutcome.PASTED
    assert chat.sent == ["您好。在的" if newline is Newline.SPACE else "您好。\n在的"]
    assert (chat.typed, desk.clipboard.text()) == ("", "before")


@pytest.mark.parametrize("newline", Newline)
def test_the_cursor_and_undo(desk: Desk, newline: Newline) -> None:
    manners = Manners(newline=newline)
    chat = desk.windows.open(CHAT, ChatWindow(manners=manners, typed="亲", caret=1))
    desk.paste("单号：\n，谢谢", manners, cursor=3)
    assert chat.typed[chat.caret :] == "，谢谢"
    undo = undo_plan(plan("单号：\n，谢谢", 3, manners, send=False), manners)
    assert undo is not None
    desk.paster.paste(PasteRequest("u", CHAT, undo, manners.paste))
    assert chat.typed == "亲"


def test_nothing_is_pressed_in_another_window(desk: Desk) -> None:
    chat = desk.windows.open(CHAT)
    other = desk.windows.open(OTHER)
    result = desk.paste("您好", Manners(), send=True)
    assert (result.outcome, result.left_on_clipboard, desk.clipboard.text()) == (PasteOutcome.MOVED, True, "您好")
    assert chat == ChatWindow(window=CHAT)
    assert other == ChatWindow(window=OTHER)


def test_another_customer_in_the_same_window(desk: Desk) -> None:
    chat = desk.windows.open(CHAT)
    shown = desk.windows.retitle(CHAT, "小雨 - 聊天")
    result = desk.paste("您好", Manners(), still_right=lambda window: window.title == CHAT.title)
    assert (result.outcome, chat.typed) == (PasteOutcome.MOVED, "")
    assert desk.windows.active() == shown == replace(CHAT, title="小雨 - 聊天")


def test_a_closed_window_and_one_that_never_reads(desk: Desk) -> None:
    assert desk.paste("您好", Manners()).outcome is PasteOutcome.CLOSED
    chat = desk.windows.open(CHAT, ChatWindow(reads=False))
    result = desk.paste("您好", Manners(), send=True)
    assert (result.outcome, chat.sent, result.left_on_clipboard) == (PasteOutcome.UNREAD, [], True)


def test_half_a_phrase_is_reported_as_such_and_the_rest_is_kept(desk: Desk) -> None:
    chat = desk.windows.open(CHAT)
    looks = iter([True, False])
    request = PasteRequest("r", CHAT, (Put("a"), Put("b")), Manners().paste, still_right=lambda _: next(looks))
    desk.paster.paste(request)
    assert (chat.typed, desk.clipboard.text()) == ("a", "b")
    assert (desk.results[-1].outcome, desk.results[-1].steps_done) == (PasteOutcome.PARTLY, 1)


def test_windows_come_forward_and_go(desk: Desk) -> None:
    desk.windows.open(CHAT)
    desk.windows.open(OTHER)
    assert desk.windows.list() == (CHAT, OTHER)
    assert desk.windows.activate(CHAT)
    assert desk.windows.active() == CHAT
    desk.windows.shut(CHAT)
    assert not desk.windows.activate(CHAT)
    assert (desk.windows.active(), desk.windows.chat(CHAT)) == (None, None)


def test_hotkeys_fire_only_what_is_bound() -> None:
    fired: list[Fired] = []
    ours, taken = Chord.of("ctrl+alt+1"), Chord.of("ctrl+alt+2")
    hotkeys = MemoryHotkeys(fired.append, [taken], clock=lambda: 5.0)
    states = hotkeys.bind({"a": ours, "b": taken})
    assert (states["a"].state, states["b"].state) == (ChordState.READY, ChordState.TAKEN)
    assert hotkeys.press("a", CHAT)
    assert not hotkeys.press("b", CHAT)
    hotkeys.bind({"c": ours})
    assert not hotkeys.press("a")
    hotkeys.close()
    assert not hotkeys.press("c")
    assert fired == [Fired("a", 5.0, CHAT)]


def test_a_source_reports_while_it_listens() -> None:
    seen: list[object] = []
    source = MemorySource("drill")
    signal = Activated(CHAT, 3.0)
    assert not source.emit(signal)
    source.start(seen.append)
    assert source.emit(signal)
    assert source.status().last_at == 3.0
    source.close()
    assert not source.emit(signal)
    assert (seen, source.status().state) == ([signal], SourceState.LOST)
