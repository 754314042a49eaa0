"""The shape of a profile file. Unknown keys are refused: a mistyped key would be a rule that silently does nothing."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

Text = Annotated[str, Meta(min_length=1)]


class WindowFile(Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns; `""` for a rule that the client has no use for."""

    app: Text
    title: str = ""
    customer: str = ""
    unread: str = ""


class NotificationFile(Struct, frozen=True, forbid_unknown_fields=True):
    app: Text
    customer: Text
    ignore: tuple[Text, ...] = ()


class MannersFile(Struct, frozen=True, forbid_unknown_fields=True):
    """Chords as people write them, `settle` in seconds; an empty `undo` for a client that cannot."""

    paste: Text = "ctrl+v"
    send: Text = "enter"
    newline: Literal["keep", "space", "chord"] = "keep"
    newline_chord: Text = "shift+enter"
    undo: str = "ctrl+z"
    settle: Annotated[float, Meta(ge=0, le=5)] = 0.1


class ProfileFile(Struct, frozen=True, forbid_unknown_fields=True):
    title: Text
    window: WindowFile
    notification: NotificationFile | None = None
    manners: MannersFile = field(default_factory=MannersFile)
    attention: bool = True
    counts: bool = True
    verified: str = ""
