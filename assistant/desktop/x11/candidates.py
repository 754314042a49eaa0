"""Candidate windows of input methods: while one is shown, Enter may go to the input method and not to the chat."""

import re
from typing import Any

from Xlib import X, error

from assistant.desktop.x11 import properties

INPUT_METHODS = re.compile(r"fcitx|ibus-ui|qimpanel|sogou|iflyime|uim-candwin|scim-panel|gcin|hime", re.IGNORECASE)
"""WM_CLASS of what draws candidates. Seen at work: fcitx5 5.0.21 and IBus 1.5; the others are their programs' names."""


class CandidateWindows:
    """Follows the windows that input methods map on the root. `ever_shown` tells whether they do so here at all: where
    the desktop's shell or the program itself draws the candidates (GNOME, Wayland) nothing is seen of them.
    """

    def __init__(self, display: Any) -> None:
        self.ever_shown = False
        self._display = display
        self._shown: set[int] = set()
        self._stale: set[int] = set()
        root = display.screen().root
        root.change_attributes(event_mask=X.SubstructureNotifyMask)
        for child in root.query_tree().children:
            if _is_shown(child):
                self._mapped(child)

    def handle(self, event: Any) -> None:
        """An event of the root's children; other events are passed over."""
        if event.type == X.MapNotify and event.override:
            self._mapped(event.window)
        elif event.type in (X.UnmapNotify, X.DestroyNotify):
            self._shown.discard(event.window.id)
            self._stale.discard(event.window.id)

    def shown_since_last_asked(self) -> bool:
        """Whether one is shown that was not there already at the last Enter: Enter ends a composition, so what stays
        is a status bar, not a list of candidates.
        """
        fresh = self._shown - self._stale
        self._stale = set(self._shown)
        return bool(fresh)

    def _mapped(self, window: Any) -> None:
        if INPUT_METHODS.search(properties.app(window)):
            self._shown.add(window.id)
            self.ever_shown = True


def _is_shown(window: Any) -> bool:
    try:
        attributes = window.get_attributes()
    except (error.BadWindow, error.BadDrawable):
        return False
    return bool(attributes.override_redirect and attributes.map_state == X.IsViewable)
