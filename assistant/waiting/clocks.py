"""One look at the clocks, as a value: boot-time seconds for waiting, wall-clock seconds for what is kept on disk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clocks:
    """Both clocks at the same moment.

    `boot` is in seconds of a monotonic clock that also runs while the machine sleeps; `Message.at` and `Reply.at` are
    of it. `wall` is in Unix seconds (UTC). `boot_id` names this run of the machine, `""` where the platform does not.
    """

    boot: float
    wall: float
    boot_id: str = ""

    def wall_at(self, at: float) -> float:
        """The Unix time of a moment of the boot clock, as the wall clock stands now."""
        return self.wall - (self.boot - at)
