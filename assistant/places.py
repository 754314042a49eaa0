"""Where everything of one profile lies: one folder, so that it can be copied, backed up or thrown away whole."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Places:
    """The files of the profile folder `home`. Nothing is written anywhere else."""

    home: Path

    @property
    def settings(self) -> Path:
        return self.home / "settings.toml"

    @property
    def library(self) -> Path:
        """The folder of the layers: `personal.json` and `packs/`."""
        return self.home / "library"

    @property
    def clients(self) -> Path:
        """The agent's own client profiles, beside the built-in ones."""
        return self.home / "clients"

    @property
    def log(self) -> Path:
        return self.home / "replies.sqlite"

    @property
    def waiting(self) -> Path:
        return self.home / "waiting.sealed"

    @property
    def secret(self) -> Path:
        return self.home / "secret"

    @property
    def faces(self) -> Path:
        """Where the badge stood; small things the windows remember."""
        return self.home / "faces.json"

    @property
    def messages(self) -> Path:
        """What the program reports of itself, for whoever looks into a fault. No message text, no names."""
        return self.home / "quickphrase.log"

    def make(self) -> None:
        """Create the folder, readable by its owner only.

        Raises:
            OSError: it cannot be made or written.
        """
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)


def places(profile: Path | None) -> Places:
    """The profile the user named, or the one in the system's place for program data."""
    return Places((profile or platformdirs.user_data_path("quickphrase", appauthor=False)).absolute())
