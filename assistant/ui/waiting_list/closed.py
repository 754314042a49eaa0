"""A round that was closed a moment ago: what is held to have answered it, and the way back."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from assistant.language import _
from assistant.ui.glyphs import Glyph, glyph_icon
from assistant.ui.theme import Role, Theme
from assistant.ui.wording import customer_name, evidence_words, wait
from assistant.waiting.message import Evidence


@dataclass(frozen=True, slots=True)
class ClosedRow:
    """`key` is given back by undo; `waited` is how long the customer waited, in seconds."""

    key: str
    client: str
    customer: str
    evidence: Evidence
    waited: float
    probable: bool = False


class ClosedLine(QWidget):
    """`undone` carries the key."""

    undone = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, row: ClosedRow, client: str) -> None:
        super().__init__(parent)
        name = customer_name(row.customer)
        who = QLabel(f"{name} · {client}", self)
        why = QLabel(closing_words(row), self)
        why.setWordWrap(True)
        why.setProperty("role", "muted")
        why.setFont(theme.font(Role.SMALL))
        undo = QPushButton(_("Not answered"), self)
        undo.setProperty("flat", "true")
        undo.setIcon(glyph_icon(Glyph.UNDO, theme.colours.accent))
        undo.setAccessibleName(_("{customer} was not answered: start the clock again", customer=name))
        undo.clicked.connect(lambda: self.undone.emit(row.key))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(who)
        words.addWidget(why)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 2, 6, 2)
        line.addLayout(words, 1)
        line.addWidget(undo)


def closing_words(row: ClosedRow) -> str:
    """What closed it, how sure that is, and the time."""
    why = evidence_words(row.evidence)
    if row.probable:
        why = _("probably: {evidence}", evidence=why)
    return _("{evidence} · after {wait}", evidence=why, wait=wait(row.waited))
