"""Which window is in front, asked in passing."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant.desktop.in_front import window_in_front


def test_without_a_display_nobody_can_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":12345")
    assert window_in_front() is None


def test_it_is_the_window_the_program_will_see(
    needs_server: str, desk: Any, open_field: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_field("Anna - shop")
    monkeypatch.setenv("DISPLAY", needs_server)
    found = window_in_front()
    assert found is not None
    assert (found.id, found.title) == (desk.active().id, "Anna - shop")
