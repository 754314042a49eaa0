"""The scripts of the simulated customers: `resources/practice/<language>.toml`."""

from pathlib import Path

import msgspec

from assistant.practice.session import Customer


class _Script(msgspec.Struct, forbid_unknown_fields=True):
    customer: tuple[Customer, ...]


def read_script(folder: Path, language: str) -> tuple[Customer, ...]:
    """The customers who speak this language, or the English ones.

    Raises:
        msgspec.ValidationError: the file does not have the form of the built-in ones.
    """
    path = folder / f"{language}.toml"
    if not path.exists():
        path = folder / "en.toml"
    return msgspec.toml.decode(path.read_bytes(), type=_Script).customer
