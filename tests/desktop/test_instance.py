import subprocess
import sys
import threading

import pytest

from assistant.desktop.instance.channel import Channel, NobodyThereError, ask
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
