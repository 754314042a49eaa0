"""How a source of signals is doing, told from its thread to whoever asks."""

from dataclasses import replace

from assistant.waiting.signals import SourceState, SourceStatus


class Health:
    """Written by the source's thread, read by any. `status` is always one whole, consistent value."""

    def __init__(self, name: str) -> None:
        self.status = SourceStatus(name, SourceState.UNAVAILABLE, "not started")

    def listening(self, detail: str = "") -> None:
        self._become(SourceState.LISTENING, detail)

    def unavailable(self, detail: str) -> None:
        self._become(SourceState.UNAVAILABLE, detail)

    def ended(self, detail: str) -> None:
        """LOST when it has ever worked, else UNAVAILABLE."""
        never = self.status.state is SourceState.UNAVAILABLE
        self._become(SourceState.UNAVAILABLE if never else SourceState.LOST, detail)

    def reported(self, at: float) -> None:
        self.status = replace(self.status, last_at=at)

    def _become(self, state: SourceState, detail: str) -> None:
        self.status = replace(self.status, state=state, detail=detail)
