"""What every test has: a home of its own, no desktop but its own, and the tools it needs, or a reason why not."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

IN_CI = os.environ.get("CI", "").lower() in ("1", "true")

NEEDED_TOOLS = {
    "x11": ("Xvfb", "openbox", "xdotool", "xclip", "xprop"),
    "end2end": (
        *("Xvfb", "openbox", "trayer", "xdotool", "wmctrl", "xclip", "xprop", "import", "setpriv"),
        *("dbus-daemon", "dunst", "hexchat", "ngircd", "fcitx5"),
    ),
}
"""Programs that tests of a marker start; dev.py knows their Debian packages."""

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if IN_CI else "here")

# The real desktop of whoever runs the tests stays out of reach.
for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY"):
    os.environ.pop(name, None)
os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(autouse=True)
def own_home() -> Iterator[Path]:
    """An empty home for each test; the path is short because socket paths may have 108 bytes only."""
    with (
        tempfile.TemporaryDirectory(prefix="qp-", ignore_cleanup_errors=True) as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        home = Path(folder)
        places = {
            "HOME": ".",
            "XDG_CONFIG_HOME": ".config",
            "XDG_DATA_HOME": ".local/share",
            "XDG_STATE_HOME": ".local/state",
            "XDG_CACHE_HOME": ".cache",
            "XDG_RUNTIME_DIR": "run",
        }
        for name, place in places.items():
            (home / place).mkdir(parents=True, exist_ok=True, mode=0o700)
            patch.setenv(name, str(home / place))
        yield home


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent / "end2end" in item.path.parents:
            item.add_marker("end2end")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests whose tools are missing are skipped with the reason; in CI they fail, so that none is left out unseen."""
    for marker, tools in NEEDED_TOOLS.items():
        missing = [tool for tool in tools if item.get_closest_marker(marker) and not shutil.which(tool)]
        if missing:
            reason = f"not installed: {', '.join(missing)} (python3 dev.py test says how)"
            pytest.fail(reason, pytrace=False) if IN_CI else pytest.skip(reason)
