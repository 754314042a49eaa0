"""Practice: the session that plays itself, as `dev.py run` shows it, and the one by hand."""

import contextlib
import os
import re
import signal
import subprocess
from collections.abc import Iterator

import pytest

from tests.end2end.hands import Hands
from tests.end2end.patience import wait_for
from tests.end2end.program import COMMAND, Program
from tests.end2end.world import World

CHAT = "Practice chat"


def ours(world: World) -> list[int]:
    """The processes of quickphrase that live in this world."""
    return [pid for pid in world.inhabitants() if b"assistant" in b" ".join(world.command_line(pid))]


@pytest.fixture
def by_hand(program: Program, world: World) -> Iterator["subprocess.Popen[bytes]"]:
    """`quickphrase practice`, its window open."""
    program.settings()
    started = world.start(*COMMAND, "--profile", str(program.profile), "practice", name="practice")
    hands = Hands(world)
    wait_for(lambda: CHAT in hands.active_title(), "the practice window", 20)
    yield started
    with contextlib.suppress(ProcessLookupError):
        started.terminate()
    started.wait(10)


def test_it_plays_itself_and_leaves_pictures(program: Program, world: World) -> None:
    pictures = world.folder / "pictures"
    program.settings(golden_limit=50)
    before = sorted(program.profile.iterdir())
    done = program.cli("practice", "--auto", "--screenshots", str(pictures), patience=120)
    assert done.returncode == 0, done
    assert len(re.findall("sent, the right phrase", done.stdout)) == 8
    assert len(re.findall("the clock has stopped", done.stdout)) == 9
    assert "8 of 8 questions answered, 7 within 30 s, 8 within 60 s" in done.stdout
    assert [file.name.partition("-")[2] for file in sorted(pictures.iterdir())] == [
        *("palette-deal5.png", "late.png", "waiting-list.png", "palette-stuck.png", "palette-return.png"),
        "results.png",
    ]
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures.iterdir())
    assert sorted(program.profile.iterdir()) == before  # the agent's own profile is not touched
    assert ours(world) == []


def test_what_does_not_work_fails_and_is_named(program: Program, world: World) -> None:
    program.settings(chords={"palette": "", "favourite-9": "ctrl+f9"})
    done = program.cli("practice", "--auto")
    assert done.returncode == 1
    assert "Ctrl+F9 pressed" in done.stdout  # the agent's own chords are played
    assert done.stderr == "FAILED: no chord works for: palette\n"
    assert ours(world) == []


def test_a_running_program_keeps_its_chords(program: Program, world: World) -> None:
    program.start()
    assert "quit it first" in program.refused("practice", "--auto")
    program.wait_until_waiting()


def test_it_cannot_play_itself_without_x11(program: Program, world: World) -> None:
    display = world.env.pop("DISPLAY")
    assert "needs an X11 display" in program.refused("practice", "--auto")
    world.env["DISPLAY"] = display


def test_by_hand_the_program_counts_and_the_figures_stay_clean(
    program: Program, hands: Hands, by_hand: "subprocess.Popen[bytes]", world: World
) -> None:
    hands.press("space")  # the button "Start" has the keyboard
    row = program.row("Annabel")
    assert row["client"] == "practice"
    hands.press("ctrl+alt+1")
    hands.look()
    hands.press("enter")
    wait_for(lambda: "Annabel" not in program.waiting(), "the end of the clock")
    assert program.status()["today"]["replies"] == 0
    hands.press("alt+F4")
    assert by_hand.wait(15) == 0
    assert ours(world) == []
    assert program.status()["today"]["replies"] == 0
    assert world.log("practice") == ""


def test_a_running_program_is_practised_with_and_goes_on(program: Program, world: World, hands: Hands) -> None:
    program.start()
    practising = world.start(*COMMAND, "--profile", str(program.profile), "practice", name="practice")
    wait_for(lambda: CHAT in hands.active_title(), "the practice window", 20)
    hands.press("space")
    program.row("Annabel")
    hands.press("alt+F4")
    assert practising.wait(15) == 0
    assert program.running
    assert program.waiting() == []


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_everything(by_hand: "subprocess.Popen[bytes]", world: World, end: signal.Signals) -> None:
    os.kill(by_hand.pid, end)
    assert by_hand.wait(15) == 130
    assert ours(world) == []
    assert world.log("practice") == ""
