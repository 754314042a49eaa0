"""Pasting into windows of real toolkits: the right text in the right window, or a loud failure."""

import base64
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from Xlib import X
from Xlib.display import Display
from Xlib.protocol import event as xevent

from assistant.chords import Chord
from assistant.sending.requests import PasteOutcome, PasteRequest, Press, Put, Settle, Step
from tests.desktop.x11.conftest import PROGRAMS, Desk, Field, Program, pasted, pasted_bytes, wait_for

OpenField = Callable[..., Field]
Copied = Callable[[str], None]
TEXTS = {
    "short": "您好，请问有什么可以帮您？",
    "long": "退" * 1999 + "完",
    "lines": "您好\n稍等\n马上为您查询",
    "emoji": "好的😊👨‍👩‍👧 谢谢",
}


def request(desk: Desk, id_: str, *steps: Step, **more: object) -> PasteRequest:
    return PasteRequest(id_, desk.active(), steps, Chord.of("ctrl+v"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", TEXTS)
def test_text_arrives_and_clipboard_is_as_before(
    name: str, desk: Desk, open_field: OpenField, copied: Copied, needs_server: str
) -> None:
    field = open_field()
    copied("as before")
    desk.x11.paster.paste(request(desk, "a", Put(TEXTS[name])))
    assert desk.result("a").outcome is PasteOutcome.PASTED
    wait_for(lambda: field.text == TEXTS[name])
    wait_for(lambda: pasted(needs_server) == "as before")


def test_large_text_goes_in_parts(desk: Desk, open_field: OpenField) -> None:
    field, text = open_field(), "0123456789abcdef" * 40_000
    desk.x11.paster.paste(request(desk, "a", Put(text)))
    assert desk.result("a").outcome is PasteOutcome.PASTED
    wait_for(lambda: field.text == text)


@pytest.mark.parametrize("busy", [0.6, 0.8])
def test_busy_target_is_waited_for(busy: float, desk: Desk, open_field: OpenField, copied: Copied) -> None:
    field = open_field(busy=busy)
    copied("as before")
    desk.x11.paster.paste(request(desk, "a", Put("in time"), Settle(0.05), Press(Chord.of("enter"))))
    result = desk.result("a")
    assert result.outcome is PasteOutcome.PASTED
    assert result.read_after is not None
    assert result.read_after >= busy
    wait_for(lambda: field.all("sent") == ["in time"])
    assert field.last("modifiers") == 0


def test_clipboard_manager_does_not_pass_for_the_target(
    desk: Desk, open_field: OpenField, copied: Copied, needs_server: str, programs: list[Program]
) -> None:
    field = open_field(busy=0.5)
    copied("as before")
    manager = Program([sys.executable, str(PROGRAMS / "clipboard_reader.py")], needs_server)
    programs.append(manager)
    wait_for(lambda: manager.last("ready"))
    for number in range(3):
        desk.x11.paster.paste(request(desk, str(number), Put(f"{number},")))
    assert [desk.result(str(number)).outcome for number in range(3)] == [PasteOutcome.PASTED] * 3
    wait_for(lambda: field.text == "0,1,2,")
    assert "1," in manager.all("seen")
    wait_for(lambda: pasted(needs_server) == "as before")


@pytest.mark.parametrize("size", [1000, 3_000_000])
def test_every_format_is_put_back(
    size: int, desk: Desk, open_field: OpenField, needs_server: str, programs: list[Program]
) -> None:
    field = open_field()
    formats = {
        "image/png": os.urandom(size),
        "text/uri-list": b"file:///home/li/a%20b.pdf\r\nfile:///home/li/c.pdf\r\n",
        "text/html": "<b>退款</b>".encode(),
        "text/plain": "退款".encode(),
        "application/x-shop-order": bytes(range(256)),
    }
    coded = json.dumps({name: base64.b64encode(value).decode() for name, value in formats.items()})
    if size > 1000:  # too long for a command line
        del formats["image/png"]
        formats["application/x-shop-order"] = bytes(range(256)) * 300
        coded = json.dumps({name: base64.b64encode(value).decode() for name, value in formats.items()})
    owner = Program([sys.executable, str(PROGRAMS / "owner.py"), coded], needs_server)
    programs.append(owner)
    wait_for(lambda: owner.last("owner"))
    before = pasted(needs_server, "TARGETS").split()
    desk.x11.paster.paste(request(desk, "a", Put("phrase")))
    result = desk.result("a")
    assert (result.outcome, result.clipboard_kept) == (PasteOutcome.PASTED, True)
    wait_for(lambda: field.text == "phrase")
    wait_for(lambda: pasted_bytes(needs_server, "text/html") == formats["text/html"])
    for name, value in formats.items():
        assert pasted_bytes(needs_server, name) == value
    kept = pasted(needs_server, "TARGETS").split()
    assert [name for name in before if name not in kept] == []


def test_picture_of_several_megabytes_is_put_back(
    desk: Desk, open_field: OpenField, needs_server: str, programs: list[Program], tmp_path: Path
) -> None:
    open_field()
    picture, path = os.urandom(5_000_000), tmp_path / "picture.png"
    path.write_bytes(picture)
    command = ["xclip", "-selection", "clipboard", "-t", "image/png", "-quiet", str(path)]
    programs.append(Program(command, needs_server))
    wait_for(lambda: "image/png" in pasted(needs_server, "TARGETS"))
    desk.x11.paster.paste(request(desk, "a", Put("phrase")))
    result = desk.result("a")
    assert (result.outcome, result.clipboard_kept) == (PasteOutcome.PASTED, True)
    wait_for(lambda: pasted_bytes(needs_server, "image/png") == picture)


def test_nobody_owned_the_clipboard(desk: Desk, open_field: OpenField, needs_server: str) -> None:
    field = open_field()
    desk.x11.paster.paste(request(desk, "a", Put("phrase")))
    assert desk.result("a").outcome is PasteOutcome.PASTED
    wait_for(lambda: field.text == "phrase")
    wait_for(lambda: pasted(needs_server) == "")


def test_owner_that_never_answers(
    desk: Desk, open_field: OpenField, programs: list[Program], needs_server: str
) -> None:
    field = open_field()
    owner = Program([sys.executable, str(PROGRAMS / "owner.py"), '{"text/plain": "YQ=="}'], needs_server)
    programs.append(owner)
    wait_for(lambda: owner.last("owner"))
    owner.process.send_signal(signal.SIGSTOP)
    desk.x11.paster.paste(request(desk, "a", Put("phrase")))
    result = desk.result("a")
    owner.process.send_signal(signal.SIGCONT)
    assert (result.outcome, result.clipboard_kept) == (PasteOutcome.PASTED, False)
    wait_for(lambda: field.text == "phrase")


def test_owner_that_has_died(desk: Desk, open_field: OpenField, programs: list[Program], needs_server: str) -> None:
    field = open_field()
    owner = Program([sys.executable, str(PROGRAMS / "owner.py"), '{"text/plain": "YQ=="}'], needs_server)
    wait_for(lambda: owner.last("owner"))
    owner.end()
    desk.x11.paster.paste(request(desk, "a", Put("phrase")))
    assert desk.result("a").outcome is PasteOutcome.PASTED
    wait_for(lambda: field.text == "phrase")


def test_what_was_copied_meanwhile_stays(desk: Desk, open_field: OpenField, copied: Copied, needs_server: str) -> None:
    open_field(busy=0.6)
    copied("as before")
    desk.x11.paster.paste(request(desk, "a", Put("phrase")))
    time.sleep(0.2)
    copied("copied meanwhile")
    assert desk.result("a").outcome is PasteOutcome.TAKEN
    time.sleep(0.8)
    assert pasted(needs_server) == "copied meanwhile"


def test_focus_elsewhere_before_the_keys(desk: Desk, open_field: OpenField, copied: Copied, needs_server: str) -> None:
    right, meant = open_field("Anna - shop"), desk.active()
    wrong = open_field("Bob - shop")
    copied("as before")
    desk.x11.paster.paste(PasteRequest("a", meant, (Put("for Anna"),), Chord.of("ctrl+v")))
    result = desk.result("a")
    assert (result.outcome, result.left_on_clipboard) == (PasteOutcome.MOVED, True)
    assert not result.keys_out
    assert pasted(needs_server) == "for Anna"
    assert (right.text, wrong.text) == ("", "")


def test_focus_moves_between_paste_and_send(desk: Desk, open_field: OpenField) -> None:
    right = open_field("Anna - shop")
    meant = desk.active()
    steps = (Put("for Anna"), Settle(1.5), Press(Chord.of("enter")))
    desk.x11.paster.paste(PasteRequest("a", meant, steps, Chord.of("ctrl+v")))
    wait_for(lambda: right.text == "for Anna")
    wrong = open_field("Bob - shop")
    result = desk.result("a")
    assert (result.outcome, result.detail) == (PasteOutcome.PARTLY, "moved")
    assert (right.all("sent"), wrong.all("sent")) == ([], [])


def test_focus_moves_between_the_look_and_the_keys(
    desk: Desk, open_field: OpenField, copied: Copied, needs_server: str
) -> None:
    """The wrong window gets the paste chord, and nothing to paste; the right one may still paste it by hand."""
    wrong = open_field("Bob - shop")
    right = open_field("Anna - shop")
    copied("as before")
    asked = request(desk, "a", Put("for Anna"))
    other = Display(needs_server)
    bob = next(w for w in desk.x11.windows.list() if w.title.startswith("Bob"))

    def move() -> None:
        other.create_resource_object("window", bob.id).set_input_focus(X.RevertToParent, X.CurrentTime)
        other.sync()

    desk.at_the_keys = move
    desk.x11.paster.paste(asked)
    assert (desk.result("a").outcome, desk.result("a").detail) == (PasteOutcome.MOVED, "while the keys were pressed")
    assert desk.result("a").keys_out
    time.sleep(0.3)
    assert (right.text, wrong.text) == ("", "")
    assert pasted(needs_server) == ""
    other.close()


def test_the_desktop_goes_on_while_a_paste_cannot(
    desk: Desk, open_field: OpenField, copied: Copied, needs_server: str
) -> None:
    """Another thread of ours may hold the interpreter while it waits for the server; then the server must be free."""
    open_field()
    copied("as before")
    other = Display(needs_server)
    answered = []

    def ask_the_server() -> None:
        asking = threading.Thread(target=lambda: answered.append(other.get_input_focus()))
        asking.start()
        asking.join(2)

    desk.at_the_keys = ask_the_server
    desk.x11.paster.paste(request(desk, "a", Put("phrase")))
    assert desk.result("a").outcome is PasteOutcome.PASTED
    assert answered
    other.close()


def test_another_customer_in_the_same_window(desk: Desk, open_field: OpenField) -> None:
    field = open_field("Anna - shop")
    asked = request(desk, "a", Put("for Anna"), still_right=lambda window: window.title.startswith("Anna"))
    field.tell("title Bob - shop")
    wait_for(lambda: desk.active().title == "Bob - shop")
    desk.x11.paster.paste(asked)
    assert desk.result("a").outcome is PasteOutcome.MOVED
    assert field.text == ""


def test_target_closes_while_it_is_waited_for(desk: Desk, open_field: OpenField, needs_server: str) -> None:
    field = open_field(busy=5)
    desk.x11.paster.paste(request(desk, "a", Put("phrase")))
    time.sleep(0.2)
    field.process.kill()
    result = desk.result("a", 2)
    assert (result.outcome, result.left_on_clipboard) == (PasteOutcome.CLOSED, True)
    assert pasted(needs_server) == "phrase"


def test_target_is_gone_before_the_keys(desk: Desk, open_field: OpenField) -> None:
    field = open_field()
    asked = request(desk, "a", Put("phrase"))
    field.end()
    wait_for(lambda: desk.x11.windows.active() is None or desk.active().id != asked.target.id)
    desk.x11.paster.paste(asked)
    assert desk.result("a").outcome is PasteOutcome.CLOSED


def test_hung_target_gets_its_own_text_when_it_wakes(
    desk: Desk, open_field: OpenField, copied: Copied, needs_server: str
) -> None:
    """Given up, the next phrase pressed, and then it reads both: each key gets its own text, none the old clipboard."""
    field = open_field(busy=1.2)
    copied("as before")
    desk.x11.paster.paste(request(desk, "a", Put("first,"), give_up_after=0.3))
    result = desk.result("a")
    assert (result.outcome, result.left_on_clipboard) == (PasteOutcome.UNREAD, True)
    assert pasted(needs_server) == "first,"
    desk.x11.paster.paste(request(desk, "b", Put("second,"), give_up_after=5.0))
    assert desk.result("b").outcome is PasteOutcome.PASTED
    wait_for(lambda: field.text == "first,second,")
    wait_for(lambda: pasted(needs_server) == "as before")


def test_what_waits_for_a_hung_target_fails_without_keys(desk: Desk, open_field: OpenField) -> None:
    field = open_field(busy=1.5)
    for number in range(5):
        desk.x11.paster.paste(request(desk, str(number), Put(f"{number},"), give_up_after=0.4))
    assert {desk.result(str(number)).outcome for number in range(5)} == {PasteOutcome.UNREAD}
    wait_for(lambda: field.text == "0,")
    time.sleep(2)
    assert field.text == "0,"


def test_window_without_an_input_field_is_not_waited_for_long(
    desk: Desk, needs_server: str, programs: list[Program], copied: Copied
) -> None:
    idle = Program(
        [
            sys.executable,
            "-c",
            "from PySide6.QtWidgets import *; a = QApplication([]); w = QLabel('idle'); "
            "w.setWindowTitle('idle'); w.resize(300, 100); w.show(); a.exec()",
        ],
        needs_server,
    )
    programs.append(idle)
    wait_for(lambda: (window := desk.x11.windows.active()) and window.title == "idle")
    copied("as before")
    desk.x11.paster.paste(request(desk, "a", Put("first")))
    desk.x11.paster.paste(request(desk, "b", Put("second"), give_up_after=0.5))
    assert desk.result("a", 2.5).outcome is PasteOutcome.SUPERSEDED
    result = desk.result("b")
    assert (result.outcome, result.left_on_clipboard) == (PasteOutcome.UNREAD, True)
    assert pasted(needs_server) == "second"


def test_lines_with_a_newline_chord(desk: Desk, open_field: OpenField) -> None:
    field = open_field()
    newline = Press(Chord.of("shift+enter"))
    steps = (Put("您好"), newline, Put("稍等"), newline, Put("马上"), Settle(0.05), Press(Chord.of("enter")))
    desk.x11.paster.paste(request(desk, "a", *steps))
    result = desk.result("a")
    assert (result.outcome, result.steps_done) == (PasteOutcome.PASTED, len(steps))
    wait_for(lambda: [sent.replace("\u2028", "\n") for sent in field.all("sent")] == ["您好\n稍等\n马上"])


def test_offer_stays(desk: Desk, open_field: OpenField, copied: Copied, needs_server: str) -> None:
    open_field()
    copied("as before")
    desk.x11.paster.offer("copied in the palette")
    wait_for(lambda: pasted(needs_server) == "copied in the palette")
    desk.x11.paster.paste(request(desk, "a", Put("phrase")))
    assert desk.result("a").outcome is PasteOutcome.PASTED
    wait_for(lambda: pasted(needs_server) == "copied in the palette")
    assert desk.x11.clipboard.text() == "copied in the palette"


def test_offer_after_an_unread_paste_is_what_was_copied_last(
    desk: Desk, open_field: OpenField, copied: Copied, needs_server: str
) -> None:
    open_field(busy=3)
    copied("as before")
    desk.x11.paster.paste(request(desk, "a", Put("phrase"), give_up_after=0.3))
    assert desk.result("a").outcome is PasteOutcome.UNREAD
    desk.x11.paster.offer("copied in the palette")
    wait_for(lambda: pasted(needs_server) == "copied in the palette")
    assert desk.x11.clipboard.text() == "copied in the palette"
    desk.x11.paster.close()
    assert pasted(needs_server) == "copied in the palette"


def test_owner_that_has_formats_but_gives_none_is_not_taken_for_an_empty_clipboard(
    desk: Desk, open_field: OpenField, needs_server: str
) -> None:
    """It gets another chance when it is asked again, and the agent is told that his copy could not be kept."""
    field = open_field()
    other = Display(needs_server)
    window = other.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
    clipboard, atom = other.get_atom("CLIPBOARD"), other.get_atom("ATOM")
    window.set_selection_owner(clipboard, X.CurrentTime)
    other.sync()
    asked = []

    def serve() -> None:
        while (event := other.next_event()).type != X.SelectionClear:
            if event.type == X.SelectionRequest:
                asked.append(event.target)
                event.requestor.change_property(event.property, atom, 32, [])
                event.requestor.send_event(
                    xevent.SelectionNotify(
                        time=event.time,
                        requestor=event.requestor,
                        selection=event.selection,
                        target=event.target,
                        property=event.property,
                    )
                )
                other.flush()

    serving = threading.Thread(target=serve)
    serving.start()
    desk.x11.paster.paste(request(desk, "a", Put("phrase")))
    result = desk.result("a")
    assert (result.outcome, result.clipboard_kept) == (PasteOutcome.PASTED, False)
    wait_for(lambda: field.text == "phrase")
    assert asked
    time.sleep(0.2)
    assert pasted(needs_server) == "phrase"
    serving.join(5)
    other.close()


def test_clipboard_text(desk: Desk, copied: Copied) -> None:
    copied("订单 12345")
    assert desk.x11.clipboard.text() == "订单 12345"


def test_closing_hands_the_clipboard_over(desk: Desk, open_field: OpenField, copied: Copied) -> None:
    open_field(busy=1)
    copied("as before")
    desk.x11.paster.paste(request(desk, "a", Put("phrase")))
    time.sleep(0.2)
    desk.x11.paster.close()
    assert desk.result("a").outcome is PasteOutcome.FAILED
    assert desk.x11.clipboard.text() == "as before"
