"""The page before a session: what will happen, and which chords answer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from assistant.language import _
from assistant.ui.theme import Role, Theme

_WIDTH = 520


class Welcome(QWidget):
    """`keys` are chords and what they do."""

    started = Signal()

    def __init__(self, theme: Theme, keys: Sequence[tuple[str, str]], golden: float) -> None:
        super().__init__()
        heading = QLabel(_("Practice"))
        heading.setFont(theme.font(Role.HEADING))
        what = QLabel(
            _(
                "Customers will write to you in this window. Answer each within {golden} seconds; "
                "quickphrase counts for you, as it does with real ones. Nothing of this goes into your figures.",
                golden=round(golden),
            )
        )
        what.setWordWrap(True)
        card = QFrame()
        card.setProperty("card", "true")
        grid = QGridLayout(card)
        grid.setContentsMargins(18, 14, 18, 14)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, (key, does) in enumerate(keys):
            cap = QLabel(key)
            cap.setProperty("role", "key")
            words = QLabel(does)
            words.setWordWrap(True)
            grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(words, row, 1)
        self.start = QPushButton(_("Start"))
        self.start.setProperty("primary", "true")
        self.start.setDefault(True)
        self.start.clicked.connect(self.started)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addStretch(2)
        for part in (heading, what, card):
            column.addWidget(part)
            part.setFixedWidth(_WIDTH)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(3)
        across = QHBoxLayout(self)
        across.addStretch(1)
        across.addLayout(column)
        across.addStretch(1)
