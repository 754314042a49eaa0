"""The look in force: follows the system's colours or the setting, and tells who must repaint."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from assistant.ui.theme.colours import DARK, LIGHT, Colours
from assistant.ui.theme.fonts import Role, base_font, font_for


class Theme(QObject):
    """One for the whole program, given to every widget. Needs a QApplication.

    `choice` is the setting `theme`: `system`, `light` or `dark`. `translucent` says whether windows can have round
    corners and shadows: always, but on X11 without a compositing manager.
    """

    changed = Signal()

    def __init__(self, choice: str = "system", *, translucent: bool | None = None) -> None:
        super().__init__()
        self._choice = choice
        self._dark_at_start = _is_dark(QGuiApplication.palette())
        self._font = base_font(QApplication.font())
        if translucent is None:
            translucent = QGuiApplication.platformName() != "xcb"
        self.translucent = translucent
        hints = QGuiApplication.styleHints()
        if hasattr(hints, "colorSchemeChanged"):  # Qt 6.5
            hints.colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def colours(self) -> Colours:
        return DARK if self._dark() else LIGHT

    def font(self, role: Role = Role.BODY) -> QFont:
        return font_for(role, self._font)

    def choose(self, choice: str) -> None:
        """Take another value of the setting `theme`."""
        if choice != self._choice:
            self._choice = choice
            self._apply()
            self.changed.emit()

    def dress(self, window: QWidget) -> None:
        """Give a window its style sheet, now and whenever the colours change."""
        _Dresser(self, window).dress()

    def _dark(self) -> bool:
        if self._choice != "system":
            return self._choice == "dark"
        hints = QGuiApplication.styleHints()
        scheme = hints.colorScheme().name if hasattr(hints, "colorScheme") else "Unknown"
        return self._dark_at_start if scheme == "Unknown" else scheme == "Dark"

    def _system_changed(self) -> None:
        if self._choice == "system":
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        if QApplication.style().objectName() != "fusion":
            QApplication.setStyle("Fusion")
        QApplication.setFont(self._font)
        QApplication.setPalette(_qt_palette(self.colours))


class _Dresser(QObject):
    """Belongs to its window and goes with it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        theme.changed.connect(self.dress)

    def dress(self) -> None:
        from assistant.ui.theme.sheet import sheet  # tray and badge start without it

        self._window.setStyleSheet(sheet(self._theme.colours))


def _is_dark(palette: QPalette) -> bool:
    return palette.window().color().lightness() < palette.windowText().color().lightness()


def _qt_palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(colours.raised, colours.window)
    for names, colour in (
        ((role.Window,), colours.window),
        ((role.Base, role.ToolTipBase), colours.surface),
        ((role.AlternateBase, role.Button), colours.raised),
        ((role.Text, role.WindowText, role.ButtonText, role.ToolTipText), colours.text),
        ((role.PlaceholderText,), colours.muted),
        ((role.Highlight, role.Link), colours.accent),
        ((role.HighlightedText,), colours.on_accent),
    ):
        for name in names:
            palette.setColor(name, colour)
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, colours.muted)
    return palette
