"""The request that the paste machine is carrying out."""

from dataclasses import dataclass

from assistant.sending.requests import PasteOutcome, PasteRequest, PasteResult, Press, Put, Settle


@dataclass(slots=True)
class Current:
    """The request being carried out."""

    request: PasteRequest
    started: float
    done: int = 0  # steps
    read_after: float | None = None
    pressed_at: float = 0.0
    hears: bool = False
    heard_at: float | None = None
    keys_out: bool = False  # of the step that failed

    @property
    def step(self) -> Put | Press | Settle:
        return self.request.steps[self.done]

    @property
    def finished(self) -> bool:
        return self.done == len(self.request.steps)

    def result(self, outcome: PasteOutcome, *, kept: bool, left: bool = False, detail: str = "") -> PasteResult:
        return PasteResult(
            self.request.id,
            outcome,
            self.request.target,
            steps_done=self.done,
            read_after=self.read_after,
            clipboard_kept=kept,
            left_on_clipboard=left,
            detail=detail,
            keys_out=self.keys_out,
        )

    def rest(self) -> str:
        """The texts that were not pasted."""
        return "\n".join(step.text for step in self.request.steps[self.done :] if isinstance(step, Put))
