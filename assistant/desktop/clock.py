"""The machine's clocks. The only place that reads the boot-time clock."""

import sys
import time
from pathlib import Path

from assistant.waiting.clocks import Clocks

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")

if sys.platform == "win32":
    import ctypes

    _ticks = ctypes.windll.kernel32.GetTickCount64
    _ticks.restype = ctypes.c_uint64

    def boottime() -> float:
        """Seconds since the machine started, sleep included (GetTickCount64, steps of 10 to 16 ms)."""
        return _ticks() / 1000

elif sys.platform == "darwin":

    def boottime() -> float:
        """Seconds of a clock that runs while the machine sleeps: CLOCK_MONOTONIC of macOS, unlike `time.monotonic`."""
        return time.clock_gettime(time.CLOCK_MONOTONIC)

else:

    def boottime() -> float:
        """Seconds since the machine started, sleep included (CLOCK_BOOTTIME)."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)


def boot_id() -> str:
    """Names this run of the machine; `""` where the platform has no such name (Windows, macOS)."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""


def clocks() -> Clocks:
    """Both clocks now."""
    return Clocks(boottime(), time.time(), boot_id())
