"""What a pack is once it has been read."""

from dataclasses import dataclass

from assistant.library.model import Layer


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `pack.toml` says. `version` has one to four numbers; `program` is the oldest program version it is for."""

    name: str
    version: str
    title: str
    language: str
    shop: str = ""
    program: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """A faultless pack; the phrase ids in `layer` are `name:local-id`."""

    manifest: Manifest
    layer: Layer


def version_order(version: str) -> tuple[int, ...]:
    """Sorts versions: `"1.10"` after `"1.9"`, `"1.0"` as `"1"`.

    Raises:
        ValueError: not numbers with dots between them.
    """
    numbers = [int(part) for part in version.split(".")]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
