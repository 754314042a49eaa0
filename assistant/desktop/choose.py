"""Picks what works on this machine, and keeps why: the one place that knows every implementation."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from assistant.desktop.clock import boottime
from assistant.desktop.offer import Offer
from assistant.sending.ports import Hotkeys, OnChords, OnFired, OnResult, Paster, Windows
from assistant.waiting.signals import Source

OnLost = Callable[[str], None]
"""The desktop is gone, and why, in the platform's words."""

MakeSource = Callable[[], Source]


@dataclass(frozen=True, slots=True)
class Desktop:
    """What the program runs on. `offers` tells what was looked at, in the order of preference.

    `sources` makes each kind of source there is here, by name, not started yet; who makes one closes it.
    """

    hotkeys: Hotkeys
    paster: Paster
    windows: Windows
    clipboard: Callable[[], str]
    offers: tuple[Offer, ...]
    sources: Mapping[str, MakeSource] = field(default_factory=dict)
    closers: tuple[Callable[[], None], ...] = field(default=())

    def close(self) -> None:
        for close in self.closers:
            close()


def offers() -> tuple[Offer, ...]:
    """What was looked at on this machine, in the order of preference."""
    if not sys.platform.startswith("linux"):
        return _keyboard_offer()
    from assistant.desktop.x11.probe import probe

    x11 = probe()
    return (x11,) if x11.works else (x11, *_keyboard_offer())


def choose(on_fired: OnFired, on_result: OnResult, on_lost: OnLost, on_chords: OnChords) -> Desktop:
    """The best desktop that works here. The callbacks come on threads of its own."""
    found = offers()
    if _works(found, "x11"):
        return _x11(found, on_fired, on_result, on_lost, on_chords)
    return _plain(found, on_fired, on_result)


def _keyboard_offer() -> tuple[Offer, ...]:
    from assistant.desktop.keyboard.library import probe

    return (probe(),)


def _x11(
    found: tuple[Offer, ...], on_fired: OnFired, on_result: OnResult, on_lost: OnLost, on_chords: OnChords
) -> Desktop:
    from assistant.desktop.dbus.input_method import engine_active
    from assistant.desktop.x11.attention import AttentionSource
    from assistant.desktop.x11.desk import X11Desk
    from assistant.desktop.x11.own_presses import OwnPresses
    from assistant.desktop.x11.sendkey import SendKeySource

    own_presses = OwnPresses()
    desk = X11Desk(None, on_fired, on_result, on_lost, on_chords, own_presses.pressing)
    return Desktop(
        hotkeys=desk.hotkeys,
        paster=desk.paster,
        windows=desk.windows,
        clipboard=desk.clipboard.text,
        offers=found,
        sources={
            "notifications": _notifications,
            "windows": lambda: AttentionSource(boottime),
            "send-key": lambda: SendKeySource(boottime, own_presses, engine_active),
        },
        closers=(desk.close,),
    )


def _plain(found: tuple[Offer, ...], on_fired: OnFired, on_result: OnResult) -> Desktop:
    """Without X11: `keyboard` where it may read the keys, and copying for the agent to paste."""
    from assistant.desktop.keyboard.hotkeys import KeyboardHotkeys
    from assistant.desktop.plain import CopyPaster, NoHotkeys, UnknownWindows, paste_text

    windows = UnknownWindows()
    hotkeys = KeyboardHotkeys(on_fired, windows.active) if _works(found, "keyboard") else NoHotkeys()
    return Desktop(
        hotkeys=hotkeys,
        paster=CopyPaster(on_result),
        windows=windows,
        clipboard=paste_text,
        offers=found,
        sources={"notifications": _notifications} if sys.platform.startswith("linux") else {},
        closers=(hotkeys.close,),
    )


def _notifications() -> Source:
    from assistant.desktop.dbus.notifications import NotificationSource

    return NotificationSource(boottime, own_names=frozenset({"quickphrase"}))


def _works(found: tuple[Offer, ...], name: str) -> bool:
    return any(offer.name == name and offer.works for offer in found)
