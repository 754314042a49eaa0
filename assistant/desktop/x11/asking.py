"""Whether a window asks for attention: the program's urgency hint and the window manager's state, as one."""

from dataclasses import dataclass


@dataclass(slots=True)
class Asking:
    """Either mark turning on begins asking; both off, or the window getting the focus, ends it.

    After the focus a mark that still stands counts no more until it was off: many programs never clear their own.
    """

    hint: bool = False
    state: bool = False
    now: bool = False

    def marks(self, *, hint: bool, state: bool) -> bool:
        """The marks as they are now; returns whether `now` changed."""
        before = self.now
        rising = (hint and not self.hint) or (state and not self.state)
        self.now = (before or rising) and (hint or state)
        self.hint, self.state = hint, state
        return self.now != before

    def focused(self) -> bool:
        """The window has the focus; returns whether `now` changed."""
        before, self.now = self.now, False
        return before
