"""A desktop of its own for a test: X server, session bus, window manager, tray, notification daemon."""

import contextlib
import os
import signal
import subprocess
import uuid
from pathlib import Path

from tests.end2end.patience import wait_for

MARK = "QUICKPHRASE_TEST_WORLD"


class World:
    """Everything runs with a home in `folder` and is ended by `close`.

    `display`, `bus`, `tray` say what this desktop has; `notifications` whether somebody shows them.
    """

    def __init__(
        self, folder: Path, *, display: bool = True, bus: bool = True, tray: bool = True, notifications: bool = True
    ) -> None:
        self.folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self._mark = uuid.uuid4().hex
        runtime = folder / "run"
        runtime.mkdir(mode=0o700)
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(runtime),
            "NO_AT_BRIDGE": "1",
            "PYTHONFAULTHANDLER": "1",
            MARK: self._mark,
        }
        try:
            if display:
                self._start_display()
            if bus:
                self._start_bus()
            if display and tray:
                self.start("trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request")
                wait_for(self._has_tray, "a system tray")
            if display and bus and notifications:
                self.start("dunst")
                wait_for(lambda: self._bus_has("org.freedesktop.Notifications"), "a notification daemon")
        except BaseException:
            self.close()
            raise

    def start(self, *command: str, name: str = "", stdout: int | None = None) -> "subprocess.Popen[bytes]":
        """Start a program in this world. What it says is in `log(its name)`, but for a stdout taken by the caller."""
        with (self.folder / f"{name or Path(command[0]).name}.log").open("ab") as log:
            # It ends with us, even when the test run is killed.
            process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", *command],
                env=self.env,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=stdout or log,
                stderr=log,
            )
        self._processes.append(process)
        return process

    def log(self, name: str) -> str:
        file = self.folder / f"{name}.log"
        return file.read_text(errors="replace") if file.exists() else ""

    def run(self, *command: str) -> str:
        """As `read`, decoded."""
        return self.read(*command).decode()

    def read(self, *command: str) -> bytes:
        """Run it to its end and return what it printed; CalledProcessError when it fails."""
        return subprocess.run(
            command,
            env=self.env,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=30,
            check=True,
        ).stdout

    def close(self) -> None:
        """End everything that was started here, and what that has started in turn."""
        for process in reversed(self._processes):
            process.terminate()
        for process in reversed(self._processes):
            try:
                process.wait(3)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdout:
                process.stdout.close()
        for pid in self.inhabitants():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        wait_for(lambda: not self.inhabitants(), "the end of everything")

    def stop(self, name: str) -> None:
        """End a program of this world by its name."""
        for process in self._processes:
            if name in process.args:  # type: ignore[operator]
                process.terminate()
                process.wait(5)

    def inhabitants(self) -> list[int]:
        """The processes living in this world, by the mark in their environment."""
        mark = f"{MARK}={self._mark}".encode()
        found = []
        for environ in Path("/proc").glob("[0-9]*/environ"):
            try:
                if mark in environ.read_bytes().split(b"\0"):
                    found.append(int(environ.parent.name))
            except (OSError, ValueError):
                continue
        return found

    def command_line(self, pid: int) -> list[bytes]:
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except FileNotFoundError:
            return []

    def _start_display(self) -> None:
        server = self.start(
            "Xvfb",
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x800x24",
            "-nolisten",
            "tcp",
            "-noreset",
            stdout=subprocess.PIPE,
        )
        assert server.stdout is not None
        self.env["DISPLAY"] = f":{int(server.stdout.readline())}"
        self.start("openbox")
        wait_for(lambda: "window id" in self.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), "a window manager")

    def _start_bus(self) -> None:
        bus = self.start("dbus-daemon", "--session", "--nofork", "--print-address=1", stdout=subprocess.PIPE)
        assert bus.stdout is not None
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()

    def _has_tray(self) -> bool:
        return "trayer" in self.run("xwininfo", "-root", "-tree")

    def _bus_has(self, name: str) -> bool:
        call = "org.freedesktop.DBus /org/freedesktop/DBus org.freedesktop.DBus.NameHasOwner"
        destination, path, method = call.split()
        return "true" in self.run(
            "dbus-send", "--session", "--print-reply", f"--dest={destination}", path, method, f"string:{name}"
        )
