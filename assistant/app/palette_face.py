"""The palette joined to the program: what it finds, what it previews, what becomes of the choice."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from assistant.app.program import Program
from assistant.clients.window import Window
from assistant.flows.filling import PieceKind, mistake_sentence
from assistant.flows.refusal import Refusal
from assistant.language import _
from assistant.library.model import CategoryPath
from assistant.library.placeholders import PlaceholderError
from assistant.ui.palette.entry import Entry, Preview
from assistant.ui.palette.window import Palette
from assistant.ui.theme import Theme
from assistant.waiting.view import Limits, RowView

_SHOWN = 50


class PaletteFace:
    """Opens for a window and gives the keyboard back to it."""

    def __init__(self, theme: Theme, program: Program, copied: Callable[[str], None]) -> None:
        self._program = program
        self._window: Window | None = None
        self._copied = copied
        self.palette = Palette(theme, self._search, self._preview)
        self.palette.chosen.connect(self._chosen)
        self.palette.copied.connect(self._copy)
        self.palette.cancelled.connect(self._give_back)

    def open(self, window: Window | None) -> None:
        """`window` is where the phrase will go; one that is open already comes forward and keeps its own."""
        if self.palette.isVisible():
            self.palette.come_forward()
            return
        self._window = window
        talk = self._program.talk_in(window) if window else None
        client = self._program.client_title(talk.client) if talk and talk.client else (window.app if window else "")
        self.palette.open_for(talk.customer if talk else "", client)
        self.show_rows(self._program.countdown.rows(), self._program.limits())

    def toggle(self, window: Window | None) -> None:
        """As `open`, and close it when it is open."""
        if self.palette.isVisible():
            self.palette.hide()
            self._give_back()
        else:
            self.open(window)

    def show_rows(self, rows: Sequence[RowView], limits: Limits) -> None:
        """How long the customer has waited who is being answered."""
        if self.palette.isVisible() and self._window:
            talk = self._program.talk_in(self._window)
            his = (row for row in rows if (row.client, row.customer) == (talk.client, talk.customer))
            self.palette.recipient.show_row(next(his, None), limits)

    def refresh(self) -> None:
        """The library or its index has changed."""
        if self.palette.isVisible():
            self.palette.refresh()

    def _search(self, text: str, category: CategoryPath) -> Sequence[Entry]:
        hits = self._program.profile.searcher.search(text, _SHOWN, category or None)
        return [
            Entry(
                phrase_id=hit.phrase.id,
                title=hit.phrase.title,
                title_spans=hit.spans,
                code=hit.phrase.code,
                category=hit.phrase.category,
                text=hit.phrase.wordings[0],
            )
            for hit in hits
        ]

    def _preview(self, phrase_id: str) -> Preview:
        phrase = self._program.profile.store.library.by_id.get(phrase_id)
        if phrase is None:
            return Preview("")
        customer = self._program.talk_in(self._window).customer if self._window else ""
        try:
            pieces = self._program.answering.filler.pieces(phrase, customer)
        except PlaceholderError as error:
            return Preview(phrase.wordings[0], warning=mistake_sentence(phrase.title, error))
        ends = list(accumulate(len(piece.text) for piece in pieces))
        spans = list(zip([0, *ends], ends, strict=False))

        def of(kind: PieceKind) -> tuple[tuple[int, int], ...]:
            return tuple(span for piece, span in zip(pieces, spans, strict=False) if piece.kind is kind)

        return Preview("".join(piece.text for piece in pieces), of(PieceKind.FILLED), of(PieceKind.MISSING))

    def _chosen(self, phrase_id: str, send: bool) -> None:
        phrase = self._program.profile.store.library.by_id.get(phrase_id)
        if phrase:
            self._program.use(phrase, self._window, send=send, refocus=True)
        else:
            self._give_back()
            self._program.delivered(Refusal(_("This phrase was removed in the meantime; nothing was pasted.")))

    def _copy(self, phrase_id: str) -> None:
        self._copied(phrase_id)
        self._give_back()

    def _give_back(self) -> None:
        if self._window:
            self._program.desktop.windows.activate(self._window)
