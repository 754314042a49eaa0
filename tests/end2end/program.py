"""The program under test: its own process, driven through its own command line."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import tomli_w

from tests.end2end.patience import wait_for
from tests.end2end.world import World

COMMAND = (sys.executable, "-m", "assistant")


class Program:
    """`quickphrase --profile DIR` in a world; `log` is what the started program wrote to stdout and stderr."""

    def __init__(self, world: World, profile: Path | None = None, language: str = "en") -> None:
        self.profile = profile or world.folder / "profile"
        self._world = world
        self._settings: dict[str, Any] = {"language": language, "agent": "Mei", "shop": "Tea House"}
        self._process: subprocess.Popen[bytes] | None = None

    def settings(self, **values: Any) -> None:
        """Write the settings file, as an agent would in an editor."""
        self._settings |= values
        self.profile.mkdir(parents=True, exist_ok=True)
        (self.profile / "settings.toml").write_text(tomli_w.dumps(self._settings), encoding="utf-8")

    def start(self) -> None:
        """Start it and wait until it works."""
        if not (self.profile / "settings.toml").exists():
            self.settings()
        self._process = self._world.start(
            *COMMAND, "--profile", str(self.profile), "start", "--hidden", name="quickphrase"
        )
        wait_for(self._runs_or_ended, "the program running", 20)
        assert self.running, self.log

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> str:
        return self._world.log("quickphrase")

    def stop(self) -> int:
        """Ask it to end (SIGTERM); its exit code. When it hangs, its log says where every thread stood."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.send_signal(signal.SIGABRT)
            self._process.wait(10)
            raise AssertionError(f"it did not end:\n{self.log}") from None

    def kill(self) -> None:
        """End it as a crash would."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(10)

    def cli(
        self, *words: str, stdin: str = "", before: tuple[str, ...] = (), patience: float = 60
    ) -> "subprocess.CompletedProcess[str]":
        """Run a command to its end, within `patience` seconds; `before` goes in front of it (`prlimit ...`)."""
        return subprocess.run(
            [*before, *COMMAND, "--profile", str(self.profile), *words],
            env=self._world.env,
            cwd=self._world.folder,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=patience,
            check=False,
        )

    def json(self, *words: str, stdin: str = "") -> Any:
        """What a command prints with `--json`; it must succeed and say nothing else."""
        done = self.cli(*words, "--json", stdin=stdin)
        assert done.returncode == 0, f"{words}: {done.stderr}"
        assert done.stderr == ""
        return json.loads(done.stdout)

    def refused(self, *words: str, stdin: str = "", before: tuple[str, ...] = (), code: int = 1) -> str:
        """The one sentence with which a command must fail."""
        done = self.cli(*words, stdin=stdin, before=before)
        assert (done.returncode, done.stdout) == (code, ""), f"{words}: {done}"
        assert_one_sentence(done.stderr)
        return done.stderr.strip()

    def add(self, title: str, text: str, **options: object) -> dict[str, Any]:
        """Add a phrase: `add("Hi", "您好", code="hi", favourite=1)`."""
        words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
        return dict(self.json("add", "--title", title, *words, "-", stdin=text))

    def status(self) -> dict[str, Any]:
        return dict(self.json("status"))

    def waiting(self) -> list[str]:
        """The customers who wait, longest first."""
        return [row["customer"] for row in self.status()["waiting"]]

    def row(self, customer: str, seconds: float = 5) -> dict[str, Any]:
        """The row of a customer, as soon as he waits."""
        return wait_for(
            lambda: next((row for row in self.status()["waiting"] if row["customer"] == customer), {}),
            f"{customer} waiting",
            seconds,
        )

    def wait_until_waiting(self, *customers: str, seconds: float = 5) -> None:
        """Until exactly these wait, in this order."""
        wait_for(lambda: self.waiting() == list(customers), f"{customers or 'nobody'} waiting", seconds)

    def _runs_or_ended(self) -> bool:
        return not self.running or self.cli("status", "--json").stdout.find('"running": true') > 0


def assert_one_sentence(text: str) -> None:
    """One line for a person: no traceback, ends like a sentence."""
    assert len(text.strip().splitlines()) == 1, text
    assert text.strip()[-1] in ".!?。！？", text
    assert "Traceback" not in text
