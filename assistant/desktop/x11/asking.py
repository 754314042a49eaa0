"""Whether a window asks for attention: the program's urgency hint and the window manager's state, as one."""

from dataclasses import dataclass


@dataclass(slots=True)
class Asking:
    """Either mark begins asking; both off, or the window getting the focus, ends it. Each method returns whether
    `now` changed.

    After the focus, marks that still stand count no more. Many programs never clear their hint, they only write it
    again with the next message: writing it is asking, unless the window has the focus.
    """

    hint: bool = False
    state: bool = False
    now: bool = False

    def hint_written(self, on: bool, focused: bool = False) -> bool:
        asks = on and not (self.hint and focused)
        self.hint = on
        return self._become(asks or (self.now and self.state))

    def state_is(self, on: bool) -> bool:
        asks = on and not self.state
        self.state = on
        return self._become(asks or (self.now and (on or self.hint)))

    def focused(self) -> bool:
        return self._become(False)

    def _become(self, now: bool) -> bool:
        before, self.now = self.now, now
        return now != before
