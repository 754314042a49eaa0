"""What is missing or broken is said in one sentence; nothing is lost and the rest goes on."""

import json
import os
import random
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.end2end.patience import wait_for
from tests.end2end.program import COMMAND, Program, assert_one_sentence
from tests.end2end.world import World

WITHOUT_ROOT_POWERS = (
    "setpriv",
    "--bounding-set=-dac_override,-dac_read_search",
    "--inh-caps=-dac_override,-dac_read_search",
)
"""Root may write everywhere; in front of a command this takes that away."""


@pytest.fixture
def poor_world(request: pytest.FixtureRequest) -> Iterator[World]:
    """A desktop that lacks what the parameters say."""
    with tempfile.TemporaryDirectory(prefix="qp-", ignore_cleanup_errors=True) as folder:
        made = World(Path(folder), **request.param)
        yield made
        made.close()


def finding(program: Program, name: str) -> dict[str, Any]:
    """What `doctor` says about this part."""
    found = [part for part in program.json("doctor")["findings"] if name in part["name"].lower()]
    assert found, f"doctor does not speak of {name}"
    return dict(found[0])


@pytest.mark.parametrize("poor_world", [{"tray": False}], indirect=True, ids=["no tray"])
def test_without_a_tray_the_rest_works(poor_world: World) -> None:
    program = Program(poor_world)
    program.start()
    assert finding(program, "tray")["works"] is False
    program.json("message", "--client", "hexchat", "--customer", "anna")
    program.wait_until_waiting("anna")
    assert program.stop() == 0


@pytest.mark.parametrize("poor_world", [{"bus": False}], indirect=True, ids=["no bus"])
def test_without_a_session_bus_the_rest_works(poor_world: World) -> None:
    program = Program(poor_world)
    program.start()
    states = {source["name"]: source["state"] for source in program.status()["sources"]}
    assert "unavailable" in [state for name, state in states.items() if "notif" in name]
    assert "listening" in [state for name, state in states.items() if "window" in name]
    assert finding(program, "notif")["works"] is False
    assert {chord["state"] for chord in program.status()["hotkeys"]} == {"ready"}
    assert program.stop() == 0


@pytest.mark.parametrize("poor_world", [{"display": False, "bus": False}], indirect=True, ids=["no display"])
def test_without_a_display_the_program_says_so_and_the_library_works(poor_world: World) -> None:
    program = Program(poor_world)
    program.settings()
    assert "display" in program.refused("start").lower()
    program.add("Greeting", "您好", code="qp-test")
    assert program.json("search", "qp-test")[0]["wordings"] == ["您好"]
    assert program.status()["running"] is False
    assert program.cli("doctor").returncode == 0


@pytest.mark.parametrize("poor_world", [{"notifications": False}], indirect=True, ids=["nobody shows notifications"])
def test_a_notification_daemon_is_not_needed_to_be_running(poor_world: World) -> None:
    program = Program(poor_world)
    program.start()
    assert program.status()["running"]
    assert program.stop() == 0


def test_the_end_of_the_bus_is_noticed(program: Program, world: World) -> None:
    program.start()
    world.stop("dbus-daemon")
    wait_for(
        lambda: "lost" in [s["state"] for s in program.status()["sources"] if "notif" in s["name"]],
        "the notification source reported as lost",
    )
    program.json("message", "--client", "hexchat", "--customer", "anna")
    program.wait_until_waiting("anna")


def test_a_second_start_talks_to_the_first(program: Program, world: World) -> None:
    program.start()
    done = program.cli("start", "--hidden")
    assert done.returncode == 0, done
    assert "Traceback" not in done.stderr
    assert program.status()["running"]
    assert len([pid for pid in world.inhabitants() if b"start" in world.command_line(pid)]) == 1


def test_a_broken_library_file_is_set_aside_and_never_overwritten(program: Program) -> None:
    program.add("First", "one", code="qp-one")
    [personal] = program.profile.rglob("personal.json")
    for backup in personal.parent.glob("personal.json?*"):
        backup.unlink()
    broken = b'{"phrases": {"1": {"title": "Fir'
    personal.write_bytes(broken)
    done = program.cli("list", "--json")
    assert done.returncode == 0
    assert_one_sentence(done.stderr)
    program.cli("add", "--title", "Second", "--code", "qp-two", "two")
    assert broken in [file.read_bytes() for file in personal.parent.glob("*") if file.is_file()]
    assert program.json("search", "qp-two")[0]["wordings"] == ["two"]


def test_the_last_good_copy_is_used_when_the_file_is_broken(program: Program) -> None:
    program.add("First", "one", code="qp-one")
    program.add("Second", "two", code="qp-two")
    [personal] = program.profile.rglob("personal.json")
    personal.write_bytes(personal.read_bytes()[:-20])
    found = program.cli("search", "qp-one", "--json")
    assert_one_sentence(found.stderr)
    assert json.loads(found.stdout)[0]["wordings"] == ["one"]


def test_a_read_only_folder_is_said_and_nothing_changes(program: Program) -> None:
    program.add("First", "one", code="qp-one")
    before = {
        file: file.read_bytes() for file in program.profile.rglob("*") if file.is_file() and file.suffix != ".log"
    }
    folders = [program.profile, *(file for file in program.profile.rglob("*") if file.is_dir())]
    guard = WITHOUT_ROOT_POWERS if os.geteuid() == 0 else ()
    for folder in folders:
        folder.chmod(0o500)
    try:
        sentence = program.refused("add", "--title", "Second", "two", before=guard)
        listed = program.cli("search", "qp-one", "--json", before=guard)
    finally:
        for folder in folders:
            folder.chmod(0o700)
    assert str(program.profile) in sentence
    assert listed.returncode == 0
    assert "one" in listed.stdout
    after = {file: file.read_bytes() for file in program.profile.rglob("*") if file.is_file()}
    assert {file: after.get(file) for file in before} == before


def test_a_full_disk_is_said_and_nothing_is_lost(program: Program) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small file system")
    program.profile.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "none", str(program.profile)], check=True)
    try:
        program.settings()
        program.add("First", "one", code="qp-one")
        room = os.statvfs(program.profile)
        (program.profile / "ballast").write_bytes(bytes(room.f_bavail * room.f_frsize - 8192))
        program.refused("add", "--title", "Second", "-", stdin="long " * 4000)
        assert program.json("search", "qp-one")[0]["wordings"] == ["one"]
        (program.profile / "ballast").unlink()
        program.add("Third", "three", code="qp-three")
    finally:
        subprocess.run(["umount", str(program.profile)], check=True)


def test_a_bad_client_profile_is_named_and_the_others_work(program: Program) -> None:
    folder = program.profile / "clients"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text('title = "Mine"\n[window]\napp = "("\n', encoding="utf-8")
    program.start()
    said = [part for part in program.json("doctor")["findings"] if "mine.toml" in str(part)]
    assert said
    assert said[0]["works"] is False
    program.json("message", "--client", "hexchat", "--customer", "anna")
    program.wait_until_waiting("anna")
    assert program.stop() == 0


def test_a_broken_settings_file_is_named_and_the_defaults_hold(program: Program) -> None:
    program.settings()
    (program.profile / "settings.toml").write_text("golden_limit = = 3\n", encoding="utf-8")
    program.start()
    assert any("settings.toml" in str(part) and not part["works"] for part in program.json("doctor")["findings"])
    assert (program.profile / "settings.toml").read_text() == "golden_limit = = 3\n"


@pytest.mark.slow
def test_every_acknowledged_edit_survives_sigkill(program: Program, world: World) -> None:
    """Edits go to the running program, which is killed at random moments; what it acknowledged is there afterwards."""
    chance = random.Random(20260101)
    acknowledged = {}
    for round_ in range(5):
        program.start()
        writers = [
            subprocess.Popen(
                [*COMMAND, "--profile", str(program.profile), "add", "--title", code, "--code", code, code],
                env=world.env,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            for code in (f"k{round_}x{n}" for n in range(6))
        ]
        wait_for(lambda waiting=writers[0]: waiting.poll() is not None, "the first edit", 20)
        time.sleep(chance.uniform(0, 0.25))
        program.kill()
        for n, writer in enumerate(writers):
            writer.communicate(timeout=60)
            if writer.returncode == 0:
                acknowledged[f"k{round_}x{n}"] = True
        there = {phrase["code"] for phrase in program.json("list")}
        assert set(acknowledged) <= there
    assert len(acknowledged) >= 5
