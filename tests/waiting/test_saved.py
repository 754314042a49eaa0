import base64
import json
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from assistant.library.damage import NewerFormatError
from assistant.waiting.board import Board
from assistant.waiting.clocks import Clocks
from assistant.waiting.message import Conversation, Evidence, Message, Reply
from assistant.waiting.saved import LONGEST_AWAY, load, save
from assistant.waiting.secret import Secret

SECRET = Secret(b"s" * 32)
LI, WANG = Conversation("hexchat", "小丽的网名"), Conversation("qq")
SAVED_AT = Clocks(boot=1000, wall=1_700_000_000, boot_id="monday")


def board_of_two() -> Board:
    board = Board().message(Message(LI, 900, "notification")).message(Message(LI, 950, "title"))
    return board.message(Message(WANG, 990, "attention")).pause(960).resume(970).see([LI])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "waiting.sealed"
    save(path, SECRET, board_of_two(), SAVED_AT)
    return path


def waits(board: Board, clocks: Clocks) -> list[tuple[str, float, float]]:
    return [
        (row.conversation.customer, board.waited(row.first_at, clocks.boot), board.waited(row.last_at, clocks.boot))
        for row in board.rows
    ]


def test_a_restart_of_the_program_changes_nothing(file: Path) -> None:
    later = replace(SAVED_AT, boot=1030, wall=SAVED_AT.wall + 30)
    assert load(file, SECRET, later).board == board_of_two()


def test_suspend_and_a_changed_wall_clock_change_nothing_in_the_same_run_of_the_machine(file: Path) -> None:
    for wall in (SAVED_AT.wall - 86_400, SAVED_AT.wall + 10 * 365 * 86_400):
        assert load(file, SECRET, Clocks(9000, wall, "monday")).board == board_of_two()


def test_after_a_reboot_the_wall_clock_tells_how_long_it_was(file: Path) -> None:
    rebooted = Clocks(boot=20, wall=SAVED_AT.wall + 300, boot_id="tuesday")
    board = load(file, SECRET, rebooted).board
    assert waits(board, rebooted) == [(LI.customer, 390, 340), ("", 310, 310)]


def test_platforms_without_a_boot_id_go_by_the_wall_clock(tmp_path: Path) -> None:
    path = tmp_path / "waiting"
    save(path, SECRET, board_of_two(), replace(SAVED_AT, boot_id=""))
    later = Clocks(boot=5000, wall=SAVED_AT.wall + 60, boot_id="")
    assert waits(load(path, SECRET, later).board, later)[1] == ("", 70, 70)


@pytest.mark.parametrize(("wall_by", "away"), [(-3600, 0), (LONGEST_AWAY * 100, LONGEST_AWAY)])
def test_a_wall_clock_that_is_set_wrong_gives_sane_waits(file: Path, wall_by: float, away: float) -> None:
    rebooted = Clocks(boot=20, wall=SAVED_AT.wall + wall_by, boot_id="tuesday")
    board = load(file, SECRET, rebooted).board
    assert waits(board, rebooted)[1] == ("", 10 + away, 10 + away)


def test_a_break_outlasts_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "waiting"
    save(path, SECRET, board_of_two().pause(1000), SAVED_AT)
    rebooted = Clocks(boot=20, wall=SAVED_AT.wall + 600, boot_id="tuesday")
    assert waits(load(path, SECRET, rebooted).board, rebooted)[1] == ("", 10, 10)


def test_nothing_on_the_disk_can_be_read(file: Path) -> None:
    content = file.read_bytes()
    for readable in (LI.customer.encode(), LI.customer.encode("unicode_escape"), b"hexchat"):
        assert readable not in content
        assert readable not in base64.urlsafe_b64decode(content)
    assert file.stat().st_mode & 0o777 == 0o600


def test_no_file_while_nobody_waits(file: Path) -> None:
    board, _ = board_of_two().forget(LI).reply(Reply(WANG, 1000, Evidence.MARKED))
    save(file, SECRET, board, SAVED_AT)
    assert list(file.parent.iterdir()) == []
    assert load(file, SECRET, SAVED_AT).board == Board()


@pytest.mark.parametrize("content", [b"", b"garbage", b"gAAAAABmZg==" * 9])
def test_a_broken_file_is_set_aside_and_reported(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    loaded = load(file, SECRET, SAVED_AT)
    assert loaded.board == Board()
    assert loaded.damage
    assert loaded.damage.set_aside
    assert loaded.damage.set_aside.read_bytes() == content
    assert not file.exists()


def test_a_file_of_another_profile_is_set_aside(file: Path) -> None:
    assert load(file, Secret(b"o" * 32), SAVED_AT).damage


def sealed(content: object) -> bytes:
    return Fernet(base64.urlsafe_b64encode(SECRET.key("waiting"))).encrypt(json.dumps(content).encode())


@pytest.mark.parametrize(
    "content",
    [
        [],
        {},
        {"format": "1"},
        {"format": 0},
        {"format": 1},
        {"format": 1, "clocks": {"boot": 1, "wall": 1}, "rows": [{}], "breaks": [], "paused_at": None},
        {"format": 1, "clocks": {"boot": 1, "wall": 1}, "rows": 3, "breaks": [], "paused_at": None},
        {
            "format": 1,
            "clocks": {"boot": 1, "wall": 1},
            "rows": [{"conversation": {"client": "a"}, "arrivals": [], "seen": False}],
            "breaks": [],
            "paused_at": None,
        },
    ],
)
def test_unexpected_content_is_set_aside(file: Path, content: object) -> None:
    file.write_bytes(sealed(content))
    assert load(file, SECRET, SAVED_AT).damage


def test_a_newer_programs_file_is_left_untouched(file: Path) -> None:
    newer = sealed({"format": 2})
    file.write_bytes(newer)
    with pytest.raises(NewerFormatError):
        load(file, SECRET, SAVED_AT)
    assert file.read_bytes() == newer


def test_a_file_that_cannot_be_written_stays_as_it_was(file: Path) -> None:
    before = file.read_bytes()
    (file.parent / "waiting.sealed.new").mkdir()
    with pytest.raises(OSError, match="waiting"):
        save(file, SECRET, board_of_two().pause(1000), SAVED_AT)
    assert file.read_bytes() == before
