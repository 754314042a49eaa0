"""What may be wrong with a pack folder."""

from dataclasses import dataclass

from assistant.library.flaws import Wrong


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a pack folder.

    `file` is the name inside the folder, `""` for the folder itself; `line` counts from 1, `None` where the fault
    has no line; `key` is the key at fault and `phrase` the local id it belongs to, `""` where there is none.
    """

    file: str
    line: int | None
    key: str
    wrong: Wrong
    detail: str = ""
    phrase: str = ""
