import subprocess
import sys
import threading
from multiprocessing.connection import Client, Connection
from pathlib import Path
from typing import Any

import pytest

from assistant.desktop.instance import channel as module
from assistant.desktop.instance.channel import Channel, GoneMeanwhileError, NobodyThereError, _address, ask
from assistant.desktop.instance.lock import ProfileLock


@pytest.fixture(params=["short", "a-very-long-folder-name/" * 8])
def home(request, tmp_path):
    folder = tmp_path / request.param
    folder.mkdir(parents=True)
    return folder


def test_a_request_is_answered(home):
    channel = Channel(home, lambda request: {"ok": request["verb"] + "!"})
    try:
        assert ask(home, {"verb": "问候"}) == {"ok": "问候!"}
    finally:
        channel.close()


def test_nobody_there_before_and_after(home):
    with pytest.raises(NobodyThereError):
        ask(home, {"verb": "status"})
    Channel(home, lambda request: {}).close()
    with pytest.raises(NobodyThereError):
        ask(home, {"verb": "status"})


def test_a_slow_request_does_not_hold_up_the_next(home):
    gate = threading.Event()

    def handle(request):
        if request["verb"] == "slow":
            gate.wait(5)
        return {"ok": request["verb"]}

    channel = Channel(home, handle)
    try:
        slow = threading.Thread(target=ask, args=(home, {"verb": "slow"}))
        slow.start()
        assert ask(home, {"verb": "quick"}) == {"ok": "quick"}
        gate.set()
        slow.join()
    finally:
        channel.close()


def test_closing_right_after_an_answer_does_not_wait_for_a_caller(tmp_path):
    for number in range(60):
        home = tmp_path / str(number)
        home.mkdir()
        channel = Channel(home, lambda request: {"ok": 1})
        ask(home, {"verb": "status"})
        closing = threading.Thread(target=channel.close, daemon=True)
        closing.start()
        closing.join(5)
        assert not closing.is_alive()


def test_a_socket_left_by_a_killed_program_is_replaced(home):
    code = (
        "import sys,os,pathlib; from assistant.desktop.instance.channel import Channel;"
        "Channel(pathlib.Path(sys.argv[1]), lambda r: r); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(home)], check=False).returncode == 9
    assert (home / "socket").exists()
    with pytest.raises(NobodyThereError):
        ask(home, {"verb": "status"})
    channel = Channel(home, lambda request: {"ok": 1})
    assert ask(home, {"verb": "status"}) == {"ok": 1}
    channel.close()


def test_a_caller_with_the_wrong_key_is_refused(home):
    channel = Channel(home, lambda request: {"ok": 1})
    key = home / "channel.key"
    right = key.read_bytes()
    key.write_bytes(b"wrong")
    with pytest.raises(NobodyThereError):
        ask(home, {"verb": "status"})
    key.write_bytes(right)
    assert ask(home, {"verb": "status"}) == {"ok": 1}
    channel.close()


def test_one_process_holds_the_lock(home):
    lock = ProfileLock(home)
    assert lock.take()
    code = (
        "import sys,pathlib; from assistant.desktop.instance.lock import ProfileLock;"
        "sys.exit(0 if ProfileLock(pathlib.Path(sys.argv[1])).take(0.05) else 7)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(home)], check=False).returncode == 7
    lock.release()
    assert subprocess.run([sys.executable, "-c", code, str(home)], check=False).returncode == 0


def connected_only(home: Path) -> "Connection[Any, Any]":
    """A caller that was stopped between connecting and proving that it has the key."""
    with _address(home) as (address, family):
        return Client(address, family=family)


def test_a_caller_that_stops_halfway_holds_up_nobody(home):
    channel = Channel(home, lambda request: {"ok": 1})
    with connected_only(home):
        asking = threading.Thread(target=ask, args=(home, {"verb": "status"}), daemon=True)
        asking.start()
        asking.join(5)
        assert not asking.is_alive()
        closing = threading.Thread(target=channel.close, daemon=True)
        closing.start()
        closing.join(1.5)
        assert not closing.is_alive()


def test_a_caller_that_stops_halfway_is_given_up(home, monkeypatch):
    monkeypatch.setattr(module, "_HANDSHAKE", 0.05)
    channel = Channel(home, lambda request: {"ok": 1})
    with connected_only(home) as caller, pytest.raises(EOFError):
        while caller.poll(5):
            caller.recv_bytes()
        pytest.fail("the channel goes on waiting")
    channel.close()


def test_a_program_that_is_stopped_is_given_up_before_the_request(home, monkeypatch):
    channel = Channel(home, lambda request: {"ok": 1})
    gate = threading.Event()
    monkeypatch.setattr(module, "deliver_challenge", lambda *_: gate.wait(10))
    with pytest.raises(TimeoutError):
        ask(home, {"verb": "status"}, patience=0.05)
    gate.set()
    channel.close()


def test_failing_to_accept_is_no_busy_loop(home, monkeypatch):
    failures: list[int] = []
    tried = threading.Event()
    channel = Channel(home, lambda request: {"ok": 1})

    def refuse():
        failures.append(1)
        tried.set()
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(channel._listener, "accept", refuse)
    ask(home, {"verb": "status"})  # the call to `accept` that was under way
    assert tried.wait(5)
    channel.close()
    assert len(failures) < 50


def test_a_program_that_dies_with_the_request_is_not_nobody_there(home):
    code = (
        "import sys,os,pathlib,time; from assistant.desktop.instance.channel import Channel;"
        "Channel(pathlib.Path(sys.argv[1]), lambda r: os._exit(9)); print('ready', flush=True); time.sleep(60)"
    )
    words = [sys.executable, "-c", code, str(home)]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as program:
        assert program.stdout.readline()
        with pytest.raises(GoneMeanwhileError):
            ask(home, {"verb": "paste"})


@pytest.mark.parametrize("text", ["\udcff", "“é”", "客户\ud83d"])
def test_every_text_can_be_asked_and_answered(home, text):
    channel = Channel(home, lambda request: {"ok": request["verb"]})
    assert ask(home, {"verb": text}) == {"ok": text}
    channel.close()


def test_a_request_that_cannot_be_read_does_no_harm(home):
    channel = Channel(home, lambda request: {"ok": 1})
    key = (home / "channel.key").read_bytes()
    with _address(home) as (address, family), Client(address, family=family, authkey=key) as caller:
        caller.send_bytes(b"{")
        with pytest.raises(EOFError):
            caller.recv_bytes()
    assert ask(home, {"verb": "status"}) == {"ok": 1}
    channel.close()
