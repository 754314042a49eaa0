"""A desktop with a chat for each test; after a failure its picture and logs are in the report."""

import contextlib
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.chat import Chat
from tests.end2end.hands import Hands
from tests.end2end.program import Program
from tests.end2end.world import World

PICTURES = Path(__file__).parents[2] / "build" / "end2end"


@pytest.fixture
def world() -> Iterator[World]:
    with tempfile.TemporaryDirectory(prefix="qp-", ignore_cleanup_errors=True) as folder:
        made = World(Path(folder))
        yield made
        made.close()


@pytest.fixture
def hands(world: World) -> Hands:
    return Hands(world)


@pytest.fixture
def chat(world: World, hands: Hands) -> Iterator[Chat]:
    made = Chat(world, hands)
    yield made
    made.close()


@pytest.fixture
def program(world: World) -> Iterator[Program]:
    """Not started yet. In the end it goes when it is asked to, and has complained of nothing."""
    made = Program(world)
    yield made
    if made.running:
        assert made.stop() == 0
        assert made.log == ""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    world = getattr(item, "funcargs", {}).get("world")
    if report.failed and call.when != "teardown" and world is not None:
        report.sections += [(log.name, log.read_text(errors="replace")[-3000:]) for log in world.folder.glob("*.log")]
        picture = PICTURES / f"{re.sub(r'[^a-z0-9_]+', '-', item.name.lower())}.png"
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            PICTURES.mkdir(parents=True, exist_ok=True)
            Hands(world).picture(picture)
            report.sections.append(("picture of the screen", str(picture)))
    return report
