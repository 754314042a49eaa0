"""The practice session that plays itself, as `dev.py run` shows it on a machine without a display."""

from tests.end2end.program import Program
from tests.end2end.world import World


def test_it_plays_itself_and_leaves_pictures(program: Program, world: World) -> None:
    pictures = world.folder / "pictures"
    program.settings()
    done = program.cli("practice", "--auto", "--screenshots", str(pictures))
    assert done.returncode == 0, done
    assert len(done.stdout.splitlines()) >= 5
    found = list(pictures.glob("*.png"))
    assert found
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in found)
    left = [pid for pid in world.inhabitants() if b"assistant" in world.command_line(pid)]
    assert left == []
