"""A paster in memory: carries requests out on the chat windows of `MemoryWindows`, at once."""

from assistant.desktop.memory.chat import ChatWindow
from assistant.desktop.memory.windows import MemoryClipboard, MemoryWindows
from assistant.sending.ports import OnResult
from assistant.sending.requests import PasteOutcome, PasteRequest, PasteResult, Press, Put, Step


class MemoryPaster:
    """Judges as the real machines do: target open, active and still right before every step, text read.

    Every request is reported before `paste` returns. What could not be pasted is left on the clipboard.
    """

    def __init__(self, windows: MemoryWindows, clipboard: MemoryClipboard, on_result: OnResult) -> None:
        self._windows = windows
        self._clipboard = clipboard
        self._on_result = on_result

    def paste(self, request: PasteRequest) -> None:
        for done, step in enumerate(request.steps):
            failure = self._obstacle(request) or self._carry_out(step, self._windows.chat(request.target))
            if failure is not None:
                self._fail(request, failure, done)
                return
        self._on_result(PasteResult(request.id, PasteOutcome.PASTED, request.target, len(request.steps), 0.0))

    def offer(self, text: str) -> None:
        self._clipboard.content = text

    def close(self) -> None: ...

    def _obstacle(self, request: PasteRequest) -> PasteOutcome | None:
        chat = self._windows.chat(request.target)
        if chat is None:
            return PasteOutcome.CLOSED
        active = self._windows.active()
        if active is None or active.id != request.target.id or not request.still_right(active):
            return PasteOutcome.MOVED
        return None

    def _carry_out(self, step: Step, chat: ChatWindow | None) -> PasteOutcome | None:
        assert chat is not None  # noqa: S101 - no obstacle was found
        match step:
            case Put(text):
                if not chat.reads:
                    return PasteOutcome.UNREAD
                chat.insert(text)
            case Press(chord, times):
                for _ in range(times):
                    chat.press(chord)
        return None

    def _fail(self, request: PasteRequest, failure: PasteOutcome, done: int) -> None:
        left = "\n".join(step.text for step in request.steps[done:] if isinstance(step, Put))
        if left:
            self.offer(left)
        outcome = PasteOutcome.PARTLY if done else failure
        detail = failure.value if done else ""
        self._on_result(
            PasteResult(
                request.id,
                outcome,
                request.target,
                done,
                clipboard_kept=not left,
                left_on_clipboard=bool(left),
                detail=detail,
            )
        )
