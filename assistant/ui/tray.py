"""The tray: seconds and level in the icon itself, who waits in the tooltip, everything else in the menu."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from assistant.language import _, ngettext
from assistant.ui.marks import paint_mark
from assistant.ui.theme import Theme
from assistant.ui.tray_icon import quiet_icon, waiting_icon
from assistant.ui.wording import customer_name, row_sentence, wait
from assistant.waiting.view import Level, Limits, RowView

_ROWS_IN_MENU = 9


class Tray(QObject):
    """Needs no tray to live: `available` says whether there is one to be seen."""

    go_to = Signal(RowView)
    palette_wanted = Signal()
    list_wanted = Signal()
    pause_wanted = Signal(bool)
    settings_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, theme: Theme, name_client: Callable[[str], str] = str) -> None:
        super().__init__()
        self._theme = theme
        self.name_client = name_client
        self._rows: Sequence[RowView] = ()
        self._limits = Limits()
        self._paused = False
        self._row_actions: list[QAction] = []
        self.menu = QMenu()
        self._fill_menu()
        self.icon = QSystemTrayIcon(quiet_icon(), self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self.show_paused(paused=False)

    @property
    def available(self) -> bool:
        """Whether this desktop shows tray icons now; one that starts later is joined by itself."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        self.icon.show()

    def show_rows(self, rows: Sequence[RowView], limits: Limits) -> None:
        """Rows with the longest waiting first; called once a second while somebody waits."""
        self._rows, self._limits = rows, limits
        self.icon.setIcon(self._icon_now())
        self.icon.setToolTip(self._tip())

    def show_paused(self, *, paused: bool) -> None:
        """Whether the clock is on a break; says nothing back through `pause_wanted`."""
        self._paused = paused
        self._pause.setText(_("Back from the break") if paused else _("Take a break: stop the clock"))
        self.show_rows(self._rows, self._limits)

    def _icon_now(self) -> QIcon:
        if self._rows and not self._paused:
            return waiting_icon(self._rows[0].shown(self._limits.leading), self._rows[0].level)
        return quiet_icon(paused=self._paused)

    def _tip(self) -> str:
        if self._paused:
            return _("quickphrase: on a break, the clock stands still")
        if not self._rows:
            return _("quickphrase: nobody waits")
        first = self._rows[0]
        lines = [row_sentence(first, self.name_client(first.client), first.shown(self._limits.leading))]
        if len(self._rows) > 1:
            lines.append(ngettext("{n} customer waits", "{n} customers wait", len(self._rows)))
        return "\n".join(lines)

    def _fill_menu(self) -> None:
        self.menu.aboutToShow.connect(self._fill_rows)
        self._after_rows = self.menu.addSeparator()
        self._add(_("Open the palette"), self.palette_wanted.emit)
        self._add(_("Waiting list"), self.list_wanted.emit)
        self._pause = self._add("", lambda: self.pause_wanted.emit(not self._paused))
        self.menu.addSeparator()
        self._add(_("Settings…"), self.settings_wanted.emit)
        self._add(_("Quit"), self.quit_wanted.emit)

    def _add(self, title: str, chosen: Callable[[], object]) -> QAction:
        action = self.menu.addAction(title)
        action.triggered.connect(lambda *_checked: chosen())
        return action

    def _fill_rows(self) -> None:
        for action in self._row_actions:
            self.menu.removeAction(action)
            action.deleteLater()
        self._row_actions = [self._row_action(row) for row in self._rows[:_ROWS_IN_MENU]]
        if not self._row_actions:
            nobody = QAction(_("Nobody waits"), self.menu)
            nobody.setEnabled(False)
            self._row_actions = [nobody]
        self.menu.insertActions(self._after_rows, self._row_actions)

    def _row_action(self, row: RowView) -> QAction:
        name, client = customer_name(row.customer), self.name_client(row.client)
        shown = wait(row.shown(self._limits.leading))
        title = f"{name} · {client}\t{shown}".replace("&", "&&")
        action = QAction(_mark_icon(row.level, self._theme), title, self.menu)
        action.triggered.connect(lambda *_checked: self.go_to.emit(row))
        return action

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.list_wanted.emit()


def _mark_icon(level: Level, theme: Theme) -> QIcon:
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_mark(painter, QRectF(2, 2, 28, 28), level, theme.colours)
    painter.end()
    return QIcon(pixmap)
