"""A source in memory: tests and practice make it report."""

from assistant.desktop.health import Health
from assistant.waiting.signals import OnSignal, OnStatus, Signal, SourceStatus


class MemorySource:
    """Listens from `start` to `close`; `health` may be changed to see how a source in trouble is shown."""

    def __init__(self, name: str = "memory") -> None:
        self.name = name
        self.health = Health(name)
        self._on_signal: OnSignal | None = None

    def start(self, on_signal: OnSignal, on_status: OnStatus | None = None) -> None:
        self.health.tell(on_status)
        self._on_signal = on_signal
        self.health.listening()

    def emit(self, signal: Signal) -> bool:
        """Report a signal; false while nobody listens."""
        if self._on_signal is None:
            return False
        self.health.reported(signal.at)
        self._on_signal(signal)
        return True

    def status(self) -> SourceStatus:
        return self.health.status

    def close(self) -> None:
        self._on_signal = None
        self.health.ended("closed")
