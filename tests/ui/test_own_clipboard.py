from dataclasses import dataclass

import pytest

from assistant.ui.own_clipboard import clipboard_text


@dataclass
class Clipboard:
    ours: bool

    def ownsClipboard(self) -> bool:  # noqa: N802 - Qt
        return self.ours

    def text(self) -> str:
        return "ours"


@pytest.mark.parametrize("ours", [True, False])
def test_only_the_text_of_others_is_asked_from_the_desktop(ours: bool):
    asked: list[str] = []

    def of_others() -> str:
        asked.append("asked")
        return "theirs"

    text = clipboard_text(Clipboard(ours), of_others)
    assert (text(), asked) == (("ours", []) if ours else ("theirs", ["asked"]))
