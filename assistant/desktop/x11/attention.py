"""Windows of other programs: asking for attention, changing their title, getting the focus. Events only, no polling."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from Xlib import X, error

from assistant.clients.window import Window
from assistant.desktop.health import Health
from assistant.desktop.x11 import properties
from assistant.desktop.x11.asking import Asking
from assistant.desktop.x11.watcher import Watcher
from assistant.waiting.signals import (
    Activated,
    AttentionAsked,
    AttentionEnded,
    OnSignal,
    OnStatus,
    Signal,
    SourceStatus,
    TitleChanged,
)

NO_LIST = "the window manager keeps no _NET_CLIENT_LIST"


@dataclass(slots=True)
class _Known:
    """A window that is watched: `window` as it was last read."""

    handle: Any
    window: Window
    asking: Asking = field(default_factory=Asking)


class AttentionSource:
    """A `Source`. Windows found at the start or later are first reported by their title (`before` is `""`), and by
    AttentionAsked when they ask already. Windows of the process `own_pid` are left out.

    Windows hidden in the tray stay watched until they are destroyed: their titles go on counting.
    """

    name = "windows"

    def __init__(self, clock: Callable[[], float], display_name: str | None = None, own_pid: int | None = None) -> None:
        self._clock = clock
        self._own_pid = os.getpid() if own_pid is None else own_pid
        self._health = Health(self.name)
        self._watcher = Watcher(self._health, self._watch, display_name)
        self._known: dict[int, _Known] = {}

    def start(self, on_signal: OnSignal, on_status: OnStatus | None = None) -> None:
        self._health.tell(on_status)
        self._on_signal = on_signal
        self._watcher.start()

    def status(self) -> SourceStatus:
        return self._health.status

    def close(self) -> None:
        self._watcher.close()

    def _watch(self, watcher: Watcher) -> None:
        display = watcher.connect()
        self._display = display
        self._root = display.screen().root
        self._root.change_attributes(event_mask=X.PropertyChangeMask)
        self._active = 0
        atoms = {
            display.get_atom(name): react
            for name, react in (
                ("_NET_WM_NAME", self._retitle),
                ("WM_NAME", self._retitle),
                ("_NET_WM_STATE", self._look_at_state),
                ("WM_HINTS", self._look_at_hint),
                ("WM_CLASS", self._identify),
                ("_NET_WM_PID", self._identify),
            )
        }
        client_list, active = display.get_atom("_NET_CLIENT_LIST"), display.get_atom("_NET_ACTIVE_WINDOW")
        self._list_windows()
        self._look_at_active()
        while True:
            event = display.next_event()
            if event.type != X.PropertyNotify:
                continue
            if event.window.id == self._root.id:
                if event.atom == client_list:
                    self._list_windows()
                elif event.atom == active:
                    self._look_at_active()
            elif event.atom in atoms and event.window.id in self._known:
                atoms[event.atom](self._known[event.window.id])

    def _list_windows(self) -> None:
        listed = properties.listed(self._root)
        if listed is None:  # a window manager being replaced: its successor lists the same windows again
            self._health.unavailable(NO_LIST)
            return
        self._health.listening()
        for xid in listed:
            if xid not in self._known:
                self._get_to_know(xid)
        for xid in self._known.keys() - set(listed):
            if not properties.exists(self._known[xid].handle):
                self._forget(self._known.pop(xid))

    def _get_to_know(self, xid: int) -> None:
        handle = properties.window_object(self._display, xid)
        handle.change_attributes(event_mask=X.PropertyChangeMask, onerror=error.CatchError(error.BadWindow))
        known = _Known(handle, properties.describe(handle))
        if not properties.exists(handle):
            return
        self._known[xid] = known
        if known.window.title:
            self._report(known, TitleChanged(known.window, "", self._clock()))
        self._look_at_hint(known)
        self._look_at_state(known)

    def _forget(self, known: _Known) -> None:
        self._report_asking(known, self._clock(), known.asking.focused())

    def _look_at_active(self) -> None:
        at = self._clock()
        xid = properties.active(self._root)
        if xid == self._active:
            return
        self._active = xid
        if not xid:
            return
        known = self._known.get(xid)
        if known is None:
            handle = properties.window_object(self._display, xid)
            known = _Known(handle, properties.describe(handle))
        self._report(known, Activated(known.window, at))
        self._report_asking(known, at, known.asking.focused())

    def _retitle(self, known: _Known) -> None:
        at = self._clock()
        before, title = known.window.title, properties.title(known.handle)
        if title == before or (not title and not properties.exists(known.handle)):
            return
        known.window = replace(known.window, title=title)
        self._report(known, TitleChanged(known.window, before, at))

    def _look_at_hint(self, known: _Known) -> None:
        at = self._clock()
        on = properties.urgent(known.handle)
        self._report_asking(known, at, known.asking.hint_written(on, known.window.id == self._active))

    def _look_at_state(self, known: _Known) -> None:
        at = self._clock()
        self._report_asking(known, at, known.asking.state_is(properties.demands_attention(known.handle)))

    def _report_asking(self, known: _Known, at: float, changed: bool) -> None:
        if changed:
            self._report(known, (AttentionAsked if known.asking.now else AttentionEnded)(known.window, at))

    def _identify(self, known: _Known) -> None:
        known.window = replace(known.window, app=properties.app(known.handle), pid=properties.pid(known.handle))

    def _report(self, known: _Known, signal: Signal) -> None:
        if known.window.pid != self._own_pid:
            self._health.reported(signal.at)
            self._on_signal(signal)
