"""How a source of signals is doing, told from its thread to whoever asks."""

from dataclasses import replace

from assistant.waiting.signals import OnStatus, SourceState, SourceStatus


class Health:
    """Written by the source's thread, read by any. `status` is always one whole, consistent value."""

    def __init__(self, name: str) -> None:
        self.status = SourceStatus(name, SourceState.UNAVAILABLE, "not started")
        self._on_status: OnStatus | None = None

    def tell(self, on_status: OnStatus | None) -> None:
        """Call this from now on, on the source's thread, whenever the state changes."""
        self._on_status = on_status

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
        before = self.status.state
        self.status = replace(self.status, state=state, detail=detail)
        if state is not before and self._on_status:
            self._on_status(self.status)
