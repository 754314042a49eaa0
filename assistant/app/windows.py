"""The windows that open when they are asked for, each loaded and made then, and joined to the program."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.app.program import Program
from assistant.flows.reports import Report
from assistant.language import _
from assistant.settings import SETTINGS, BadSettingError, Value
from assistant.ui.theme import Theme
from assistant.waiting.round import Round
from assistant.waiting.view import Limits, RowView

if TYPE_CHECKING:
    from assistant.app.palette_face import PaletteFace
    from assistant.app.questions import Questions
    from assistant.ui.settings_dialog.window import SettingsDialog
    from assistant.ui.waiting_list.closed import ClosedRow
    from assistant.ui.waiting_list.window import WaitingList


class Windows(QObject):
    """Palette, questions, waiting list, settings."""

    settings_changed = Signal()

    def __init__(self, theme: Theme, program: Program, tell: Callable[[Report], None]) -> None:
        super().__init__()
        self._theme = theme
        self._program = program
        self._tell = tell
        self._list: WaitingList | None = None
        self._settings: SettingsDialog | None = None

    @cached_property
    def palette(self) -> "PaletteFace":
        from assistant.app.palette_face import PaletteFace

        return PaletteFace(self._theme, self._program, self._copy)

    @cached_property
    def questions(self) -> "Questions":
        from assistant.app.questions import Questions

        return Questions(self._theme, self._program)

    def library_changed(self) -> None:
        if "palette" in self.__dict__:
            self.palette.refresh()

    def show_rows(self, rows: Sequence[RowView], limits: Limits) -> None:
        if "palette" in self.__dict__:
            self.palette.show_rows(rows, limits)
        if self._list and self._list.isVisible():
            self._list.show_rows(rows, limits)
            self._list.show_closed([_closed(done) for done in reversed(self._program.countdown.board.rounds)])

    def show_waiting_list(self) -> None:
        if self._list is None:
            from assistant.ui.waiting_list.window import WaitingList

            self._list = WaitingList(self._theme, self._program.client_title)
            self._list.go_to.connect(lambda row: self._program.carefully(lambda: self._program.go_to(row)))
            self._list.answered.connect(self._answered)
            self._list.undone.connect(self._undone)
        self._list.show()
        self._list.raise_()
        self._list.activateWindow()
        self.show_rows(self._program.countdown.rows(), self._program.limits())

    def show_settings(self) -> None:
        if self._settings is None:
            from assistant.ui.settings_dialog.window import SettingsDialog

            settings = self._program.profile.settings
            values = {setting.name: settings[setting.name] for setting in SETTINGS}
            dialog = SettingsDialog(self._theme, values, settings.chords(), self._program.chords.warnings())
            dialog.saved.connect(self._save_settings)
            dialog.recording.connect(self._recording)
            dialog.destroyed.connect(self._settings_closed)
            self._settings = dialog
        self._settings.show()
        self._settings.raise_()
        self._settings.activateWindow()

    def _save_settings(self, values: Mapping[str, Value], chords: Mapping[str, str]) -> None:
        dialog = self._settings
        if dialog is None:
            return
        try:
            self._program.profile.settings.change(values, chords)
        except BadSettingError as error:
            dialog.show_problem(error.name, _("{value} is not possible here.", value=repr(error.value)))
        except OSError as error:
            dialog.show_problem("", _("The settings could not be saved: {reason}", reason=error.strerror))
        else:
            dialog.accept()
            self.settings_changed.emit()

    def _recording(self, on: bool) -> None:
        """While a chord is recorded ours are let go, so that the one pressed reaches the field."""
        if on:
            self._program.chords.release()
        else:
            self._program.chords.bind()

    def _settings_closed(self) -> None:
        self._settings = None

    def _answered(self, row: RowView) -> None:
        self._program.carefully(lambda: self._program.countdown.answered(row.client, row.customer))

    def _undone(self, key: str) -> None:
        for done in self._program.countdown.board.rounds:
            if _key(done) == key:
                self._program.countdown.reopen(done)
                return

    def _copy(self, phrase_id: str) -> None:
        self._program.carefully(lambda: self._program.copy(phrase_id))


def _key(done: Round) -> str:
    return f"{done.conversation.client}\n{done.conversation.customer}\n{done.replied_at}"


def _closed(done: Round) -> "ClosedRow":
    from assistant.ui.waiting_list.closed import ClosedRow

    return ClosedRow(
        key=_key(done),
        client=done.conversation.client,
        customer=done.conversation.customer,
        evidence=done.evidence,
        waited=done.wait_last,
        probable=done.probable,
    )
